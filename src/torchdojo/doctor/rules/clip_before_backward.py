"""clip-before-backward: the gradients are cut down to size before there are any."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import clipping
from torchdojo.doctor.traces.spotting import clipped_early
from torchdojo.text import Text

CLIP = "        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)\n"
STEP, LEARN = "        optimizer.step()\n", "        loss.backward()\n"
SICK = changed(CLASSIFIER, (LEARN, f"{CLIP[:-1]}  # <- here\n{LEARN}"))
CURED = changed(CLASSIFIER, (LEARN, f"{LEARN}{CLIP}"))
ACCUMULATING = changed(  # of two batches each, clipped before the step
    CLASSIFIER,
    ("for inputs, labels in train_loader:", "for i, (inputs, labels) in enumerate(train_loader):"),
    ("        optimizer.zero_grad()\n", "        if i % 2 == 0:\n            optimizer.zero_grad()\n"),
    (STEP, f"        if i % 2:\n    {CLIP}    {STEP}"),
)


def check(case: Case) -> Iterator[Finding]:
    """Between two steps, clipping comes after zero_grad and before backward(), and not again."""
    found = clipping.useless(case, clipping.BEFORE)
    if found is not None:
        place, count, steps = found
        says = Text(
            en=f"In {count} of {steps} steps clipping came before backward(), when there was nothing to clip.",
            zh=f"{steps} 步中有 {count} 步，裁剪排在 backward() 之前，那时还没有梯度可裁。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="clip-before-backward",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Gradients are clipped before backward().", zh="梯度裁剪写在了 backward() 之前。"),
    why=Text(
        en="backward() makes the gradients. Clipping before it finds none, and the step uses them at full length.",
        zh="梯度是 backward() 算出来的。在它之前裁剪什么也裁不到，step() 用的还是没裁过的梯度。",
    ),
    cure=Text(
        en="Clip between loss.backward() and optimizer.step().",
        zh="把裁剪放到 loss.backward() 和 optimizer.step() 之间。",
    ),
    lecture=11,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html",
    sick=SICK,
    cured=CURED,
    twins=(ACCUMULATING,),
    check=check,
    read=clipped_early,
)
