"""accuracy-by-broadcasting: (N, 1) == (N) compares every answer with every label."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import pairing
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

RIGHT = "    right = ((model(x_data) > 0) == (y_data > 0.5)).float().mean()\n"
SICK = changed(
    BINARY, (RIGHT, "    right = ((model(x_data) > 0) == (y_data[:, 0] > 0.5)).float().mean()  # <- here\n")
)
PAIRS = changed(  # which pairs have the same label, on purpose
    BINARY,
    (RIGHT, "    one = y_data[:, 0]\n    same = one.unsqueeze(1) == one\n    right = same.float().mean()\n"),
)
WIDENING = {"unsqueeze", "view", "reshape", "newaxis", "None"}
REDUCING = {"sum", "mean", "count_nonzero", "item"}


def meant(case: Case, event: Event) -> bool:
    """Whether the line widens one side itself, or keeps the whole square."""
    place = line_of(event.where)
    words = words_of(case.source(place).statement(place.line))
    return bool(words & WIDENING) or not words & REDUCING


def check(case: Case) -> Iterator[Finding]:
    """An equality of (N, 1) with (N) whose result is counted at once."""
    sick = [
        e
        for e in case.events("broadcast")
        if e["name"] == "eq" and not any(e["grads"]) and not e["itself"] and not meant(case, e)
    ]
    if sick:
        wide, flat = sick[0]["wide"], sick[0]["flat"]
        met, (n, made) = f"{pairing.words(wide)} == {pairing.words(flat)}", pairing.numbers(wide, flat)
        says = Text(
            en=f"{met} makes {made} comparisons of {n} answers.", zh=f"{met}：{n} 个答案做了 {made} 次比较。"
        )
        yield Finding(most(sick), says)


RULE = Rule(
    name="accuracy-by-broadcasting",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="Answers and labels have shapes that broadcast.", zh="答案和标签的形状不一致，比较时被广播了。"
    ),
    why=Text(
        en="Every answer is compared with every label, so the count has nothing to do with who was right.",
        zh="每个答案都和所有标签比了一遍，数出来的结果和答得对不对没有关系。",
    ),
    cure=Text(
        en="Give both the same shape first: pred.squeeze(1) == labels.",
        zh="先让两者形状相同：pred.squeeze(1) == labels。",
    ),
    lecture=5,
    source="https://docs.pytorch.org/docs/stable/notes/broadcasting.html",
    sick=SICK,
    cured=BINARY,
    twins=(PAIRS,),
    check=check,
)
