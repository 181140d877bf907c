"""clip-after-step: the gradients are cut down to size when the step has already used them."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import clipping
from torchdojo.doctor.traces.spotting import clipped_late
from torchdojo.text import Text

CLIP = "        nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)\n"
STEP, LEARN = "        optimizer.step()\n", "        loss.backward()\n"
SICK = changed(CLASSIFIER, (STEP, f"{STEP}{CLIP[:-1]}  # <- here\n"))
CURED = changed(CLASSIFIER, (STEP, f"{CLIP}{STEP}"))
MEASURING = changed(CLASSIFIER, (STEP, STEP + CLIP.replace("1.0", "float('inf')")))  # only to see the norm


def check(case: Case) -> Iterator[Finding]:
    """Between two steps, clipping comes first, then zero_grad and backward()."""
    found = clipping.useless(case, clipping.AFTER)
    if found is not None:
        place, count, steps = found
        says = Text(
            en=f"In {count} of {steps} steps nothing was clipped between backward() and step(), only afterwards.",
            zh=f"{steps} 步中有 {count} 步，backward() 和 step() 之间没有裁剪，裁剪排在了 step() 之后。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="clip-after-step",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="Gradients are clipped after the step.", zh="梯度裁剪写在了 step() 之后。"),
    why=Text(
        en="step() reads the gradients. What is done to them afterwards is cleared by the next zero_grad().",
        zh="step() 用的是当时的梯度；之后再裁剪，下一次 zero_grad() 就把它清掉了，等于没做。",
    ),
    cure=Text(
        en="Clip between loss.backward() and optimizer.step().",
        zh="把裁剪放到 loss.backward() 和 optimizer.step() 之间。",
    ),
    lecture=11,
    source="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html",
    sick=SICK,
    cured=CURED,
    twins=(MEASURING,),
    check=check,
    read=clipped_late,
)
