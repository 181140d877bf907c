"""gradients-clipped-to-nothing: the gradients are cut so short that the weights stay where they are."""

from collections.abc import Iterator
from statistics import median

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import progress, tuning
from torchdojo.doctor.traces.clipping import changing, shares
from torchdojo.doctor.traces.signs import fell, noise, values
from torchdojo.text import Text

STEP = "        optimizer.step()\n"
CLIP = f"        nn.utils.clip_grad_norm_(model.parameters(), {{}}){{}}\n{STEP}"
SICK = changed(CLASSIFIER, (STEP, CLIP.format("1e-4", "  # <- here")))
CURED = changed(CLASSIFIER, (STEP, CLIP.format("1.0", "")))
WITH_ADAM = changed(  # whose steps do not depend on how long the gradients are
    CLASSIFIER,
    (STEP, CLIP.format("1e-4", "")),
    ("torch.optim.SGD(model.parameters(), lr=0.1)", "torch.optim.Adam(model.parameters(), lr=1e-3)"),
)
SHORT, SHARE, FEW = 0.02, 0.02, 20
SLIVER, CREPT, BLIND = 0.01, 0.2, 0.8


def check(case: Case) -> Iterator[Finding]:
    """Nearly every step got a fiftieth of the gradient; the weights hardly moved, and the loss stayed.

    Where SGD got a hundredth: the weights crept, and the loss is still near that of an ignorant model.
    """
    lost, left, seen = fell(case), progress.left(case), values(case)
    scaled = any(kind == "scale" for trail in case.log.trails for kind, _, _ in trail.marks)
    stayed = lost is not None and abs(lost) <= max(0.1, noise(case))
    blind = left is not None and left > BLIND and len(case.optimizers) == 1
    if not (stayed or blind) or scaled or case.loads:
        return
    for optimizer in case.optimizers:
        found, far = shares(case, optimizer), tuning.travel(case, optimizer)
        cut = [share for share in found if share <= SHARE]
        if len(found) < 5 or not nearly_all(len(cut), len(found)) or case.steps_of(optimizer) < FEW:
            continue
        place = changing(case, optimizer)
        crept = blind and optimizer.cls == "SGD" and median(cut) <= SLIVER
        if far is not None and far <= (CREPT if crept else SHORT if stayed else 0) and place is not None:
            says = Text(
                en=f"Each step got about {median(cut):.1g} of its gradient; together they moved the weights by at most "
                f"{100 * far:.2g} % of their size, and the loss went from {seen[0]:.4g} to {seen[-1]:.4g}.",
                zh=f"每一步只用到梯度的大约 {median(cut):.1g}；加起来，权重最多移动了自身大小的 {100 * far:.2g} %，"
                f"损失从 {seen[0]:.4g} 变成 {seen[-1]:.4g}。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="gradients-clipped-to-nothing", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The gradients are clipped so short that nothing is learned.", zh="梯度裁剪得太狠，什么也学不到。"),
    why=Text(en="Clipping is meant for the few gradients that explode. Where every gradient is cut to a hundredth, the "
                "learning rate is a hundredth of what it says.",
             zh="裁剪只该管那几次爆炸的梯度。每次都裁到百分之一，学习率实际上也就只剩百分之一。"),
    cure=Text(en="Print what clip_grad_norm_ returns, the norm before; clip somewhat above its usual value (1 to 5).",
              zh="先看看 clip_grad_norm_ 的返回值（裁剪前的范数），把上限设得比平常的值略大（1 到 5）。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html",
    sick=SICK, cured=CURED, twins=(WITH_ADAM,), check=check,
)  # fmt: skip
