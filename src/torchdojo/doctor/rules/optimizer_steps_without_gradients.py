"""optimizer-steps-without-gradients: the loss before its steps never comes back to what the optimizer holds."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.examples import GAN, changed
from torchdojo.doctor.log import Place, Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import computing, ownership
from torchdojo.text import Text

CUTTING = {"detach", "detach_", "data", "numpy", "item", "from_numpy", "no_grad", "inference_mode"}
PRAISE = "    praise = criterion(judge(maker(torch.randn(32, 4))), real)\n"
SICK = changed(GAN, (PRAISE, "    praise = criterion(judge(made.detach()), real)  # <- here\n"))
LATE = changed(
    GAN,
    (
        "    praise.backward()\n",
        "    if step > 5:  # the judge learns alone at first\n        praise.backward()\n",
    ),
)


def empty(case: Case, optimizer: Thing) -> bool:
    """Whether none of its steps found a gradient, although others learned from the loss before each of them."""
    held, own = case.held(optimizer), ownership.own_graphs(case, optimizer)
    steps = [event for event in case.steps if event["optimizer"] == optimizer.number]
    others = case.owned - held
    return (
        len(own) >= ownership.LONG
        and not any(event["closure"] or event["found"] == "full" for event in steps)
        and not any(leaves & held for _, leaves in own)
        and all(leaves & others for _, leaves in own)
        and optimizer["frozen"] < len(held)
    )


def cut(case: Case, optimizer: Thing) -> Place:
    """Return the line that cuts on the way to its loss, or after the step of another; else the loss's own."""
    ticks = {tick for tick, _ in ownership.own_graphs(case, optimizer)}
    at = most(event for event in case.backwards if event.tick in ticks)
    others = {line_of(e.where) for e in case.steps if e["optimizer"] != optimizer.number}
    above = max((p.line for p in others if p.function == at.function and p.line < at.line), default=0)
    line = case.source(at).nearest_above(at.line, CUTTING) or 0
    near = Place(at.file, line, at.function) if line > above else computing.computed(at)
    return computing.cut(at, CUTTING) or near


def check(case: Case) -> Iterator[Finding]:
    """An optimizer steps and steps, and never has a gradient to step by."""
    for optimizer in case.optimizers:
        if empty(case, optimizer):
            n = case.steps_of(optimizer)
            says = Text(
                en=f"{n} of {n} steps of this {optimizer.cls} found no gradient: their losses reached only others.",
                zh=f"这个 {optimizer.cls} 走了 {n} 步，{n} 步都没有梯度：它前面的损失只到达了别的网络。",
            )
            yield Finding(cut(case, optimizer), says)


RULE = Rule(
    name="optimizer-steps-without-gradients",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The loss of this step never reaches the network that the step shall move.",
              zh="这一步的损失根本传不到它要更新的网络。"),
    why=Text(
        en="detach(), .data and no_grad() end the way back. A generator learns only through the judge, from a fake "
        "that still has its graph; step() passes over weights without a gradient.",
        zh="detach()、.data、no_grad() 都会断开回路。生成器只能透过判别器学习，喂进去的假样本必须还带着计算图；"
        "没有梯度的权重，step() 会直接跳过。",
    ),
    cure=Text(
        en="Leave out the detach() in this loss; it belongs into the step of the other network only.",
        zh="去掉这个损失里的 detach()；它只该出现在另一个网络的那一步里。",
    ),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/dcgan_faces_tutorial.html",
    sick=SICK, cured=GAN, twins=(LATE,), check=check,
)  # fmt: skip
