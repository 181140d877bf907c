"""gradients-never-cleared: every step walks along the sum of all gradients so far."""

from collections.abc import Iterator

from torchdojo.doctor.case import BY_HAND, Case, most, nearly_all
from torchdojo.doctor.clues.ordering import never_cleared
from torchdojo.doctor.examples import BINARY, CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.closures import piled_up
from torchdojo.text import Text

CLEAR = "        optimizer.zero_grad()\n"
SICK = changed(CLASSIFIER, (CLEAR, ""), ("loss.backward()", "loss.backward()  # <- here"))
SET_TO_NONE = changed(
    CLASSIFIER, (CLEAR, "        for p in model.parameters():\n            p.grad = None\n")
)
ACCUMULATING = changed(
    CLASSIFIER,
    ("for inputs, labels in train_loader:", "for i, (inputs, labels) in enumerate(train_loader):"),
    (CLEAR, ""),
    (
        "        optimizer.step()\n",
        "        if i % 2:\n            optimizer.step()\n            model.zero_grad()\n",
    ),
)
CLOSURE = changed(
    BINARY,
    ("torch.optim.Adam(model.parameters(), lr=0.01)", "torch.optim.LBFGS(model.parameters(), lr=0.1)"),
    ("range(60)", "range(5)"),
    (
        "    logits = model(x_data)\n    loss = criterion(logits, y_data)\n    optimizer.zero_grad()\n"
        "    loss.backward()\n    optimizer.step()\n",
        "    def closure():\n        optimizer.zero_grad()\n        loss = criterion(model(x_data), "
        "y_data)\n"
        "        loss.backward()\n        return loss\n\n    loss = optimizer.step(closure)\n",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Between two steps, no backward() ever found the gradients of this optimizer empty."""
    yield from piled_up(case)
    for owner in (BY_HAND, *(optimizer.number for optimizer in case.optimizers)):
        rounds = case.rounds(owner)
        full = [states for states in rounds if states[0] == "kept" and not {"none", "zero"} & set(states)]
        if len(rounds) >= 2 and nearly_all(len(full), len(rounds)):
            reaching = [event for event in case.backwards if owner in dict(event["found"])]
            says = Text(
                en=f"In {len(full)} of {len(rounds)} steps, backward() found exactly the gradients "
                "that the step "
                "before had already used.",
                zh=f"{len(rounds)} 步中有 {len(full)} 步，backward() 开始时 .grad "
                "里原样留着上一步已经用过的梯度。",
            )
            yield Finding(most(reaching), says)


RULE = Rule(
    name="gradients-never-cleared",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The gradients of earlier steps are never cleared.", zh="之前各步的梯度一直没有清零。"),
    why=Text(
        en="backward() adds to .grad, so each step follows the sum of every gradient so far: the "
        "loss swings or "
        "explodes.",
        zh="backward() 把新梯度累加到 .grad 上，于是每一步都沿着历史梯度之和走：损失会震荡甚至爆炸。",
    ),
    cure=Text(
        en="Call optimizer.zero_grad() once per step, before loss.backward().",
        zh="每一步在 loss.backward() 之前调用一次 optimizer.zero_grad()。",
    ),
    lecture=4,
    source="https://docs.pytorch.org/docs/stable/generated/torch.optim.Optimizer.zero_grad.html",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(SET_TO_NONE, ACCUMULATING, CLOSURE),
    check=check,
    read=never_cleared,
)
