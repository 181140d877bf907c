"""broadcast-in-regression-loss: (N, 1) against (N) compares every prediction with every target."""

from collections.abc import Iterator

from torchdojo.doctor.case import CLOSE, Case, line_of, most, nearly_all
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import pairing
from torchdojo.text import Text

TRAINED = ("y_pred = model(x_train).squeeze(1)", "y_pred = model(x_train)")
CALL = "    loss = criterion(y_pred, y_train)\n"
SICK = changed(REGRESSION, TRAINED, (CALL, f"{CALL[:-1]}  # <- here\n"))
PAIRS = changed(  # every pair, on purpose
    REGRESSION,
    (CALL, "    wide = (y_pred.unsqueeze(1) - y_train) ** 2\n    loss = wide.diagonal().mean()\n"),
)
NAMES = ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss")


def check(case: Case) -> Iterator[Finding]:
    """The shapes of prediction and target differ so that broadcasting makes (N, N) of them."""
    losses = case.learned_losses(*NAMES)
    sick = [event for event in losses if pairing.spread(event)]
    hand = [e for e in case.events("broadcast") if pairing.by_hand(case, e) and e.tick < CLOSE]
    early = sum(event.tick <= CLOSE for event in case.backwards)
    if nearly_all(len(sick), len(losses)):
        shapes = (sick[0]["input"]["shape"], sick[0]["target"]["shape"])
        yield Finding(most(sick), says(*shapes, line_of(sick[0].where).line))
    elif len(hand) >= 3 and nearly_all(len({event.tick for event in hand}), early):
        yield Finding(most(hand), says(hand[0]["wide"], hand[0]["flat"], line_of(hand[0].where).line))
    yield from of_targets([e for e in pairing.targets(case) if e.tick < CLOSE], early)


def of_targets(squares: list[Event], early: int) -> Iterator[Finding]:
    """The target itself is (N, N), though it was to be one number for each of N predictions."""
    if len(squares) >= 3 and nearly_all(len({event.tick for event in squares}), early):
        one, other = squares[0]["shapes"]
        a, b, (n, made) = pairing.words(one), pairing.words(other), pairing.numbers(one, other)
        makes = Text(
            en=f"{a} with {b} makes a target of {made} numbers, and {n} predictions are compared with it.",
            zh=f"{a} 和 {b} 一广播，目标就有了 {made} 个数，而拿来和它比的预测值只有 {n} 个。",
        )
        yield Finding(most(squares), makes)


def says(one: list[int], other: list[int], line: int) -> Text:
    """Return the shapes in words."""
    a, b, (n, made) = pairing.words(one), pairing.words(other), pairing.numbers(one, other)
    return Text(
        en=f"Line {line}: {a} with {b} makes {made} differences of {n} predictions.",
        zh=f"第 {line} 行：{a} 和 {b} 相减，{n} 个预测值变出了 {made} 个差。",
    )


RULE = Rule(
    name="broadcast-in-regression-loss",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="Prediction and target have shapes that broadcast.", zh="预测值和目标的形状不一致，被广播了。"
    ),
    why=Text(
        en="Every prediction is compared with every target, so the best the model can do is to "
        "predict the mean.",
        zh="每个预测值都和所有目标比了一遍，模型最好的办法就只剩下预测平均值。",
    ),
    cure=Text(
        en="Give both the same shape: y_pred.squeeze(1), or y.unsqueeze(1).",
        zh="让两者形状相同：y_pred.squeeze(1)，或 y.unsqueeze(1)。",
    ),
    lecture=4,
    source="https://docs.pytorch.org/docs/stable/notes/broadcasting.html",
    sick=SICK,
    cured=REGRESSION,
    twins=(PAIRS,),
    check=check,
)
