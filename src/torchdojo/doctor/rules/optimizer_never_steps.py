"""optimizer-never-steps: gradients are computed, and nobody uses them."""

from collections.abc import Iterator

from torchdojo.doctor.case import BY_HAND, Case, line_of, most
from torchdojo.doctor.clues.ordering import never_steps
from torchdojo.doctor.examples import BINARY, CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.ownership import instead, never_true
from torchdojo.text import Text

SICK = changed(
    CLASSIFIER, ("        optimizer.step()\n", ""), ("loss.backward()", "loss.backward()  # <- here")
)
BY_HAND_INSTEAD = changed(
    BINARY,
    ("optimizer = torch.optim.Adam(model.parameters(), lr=0.01)\n", ""),
    ("    optimizer.zero_grad()\n", "    model.zero_grad()\n"),
    (
        "    optimizer.step()\n",
        "    with torch.no_grad():\n        for p in model.parameters():\n            p -= 0.5 * p.grad\n",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Some backward() reach the parameters of an optimizer that made no step."""
    if case.log.run.get("error") or case.log.run.get("by_hand"):
        return
    for optimizer in case.optimizers:
        held = case.held(optimizer)
        reaching = [event for event in case.backwards if held & case.graph(event).leaves]
        others = [other for other in case.optimizers if other is not optimizer and held & case.held(other)]
        if case.steps_of(optimizer) or others or len(reaching) < 3 or case.rounds(BY_HAND):
            continue
        place, test = never_true(case, optimizer, instead(case, optimizer, most(reaching)))
        if any(case.steps_of(o) and line_of(o.where) == line_of(optimizer.where) for o in case.optimizers):
            place, test = (
                line_of(optimizer.where),
                "",
            )  # several made in one line: the last one took their name
        n = case.log.run["ticks"]
        says = Text(
            en=f"{n} times backward(), no step() of the {optimizer.cls}"
            + (f": “{test}” was never true." if test else ": its weights never moved."),
            zh=f"backward() 调用了 {n} 次，{optimizer.cls} 的 step() 一次也没有："
            + (f"“{test}” 从没成立过。" if test else "权重从没动过。"),
        )
        yield Finding(place, says)


RULE = Rule(
    name="optimizer-never-steps",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="Gradients are computed, but the optimizer never makes a step.",
        zh="算了梯度，优化器却一步也没走。",
    ),
    why=Text(
        en="backward() only fills .grad. It is step() that moves the weights; without it the model "
        "stays as it was born.",
        zh="backward() 只是把梯度写进 .grad，真正改权重的是 step()；少了它，模型就一直停在初始状态。",
    ),
    cure=Text(
        en="Call optimizer.step() after loss.backward(), with its brackets.",
        zh="在 loss.backward() 后面调用 optimizer.step()，别漏了括号。",
    ),
    lecture=4,
    source="https://docs.pytorch.org/docs/stable/optim.html#taking-an-optimization-step",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(BY_HAND_INSTEAD,),
    check=check,
    read=never_steps,
)
