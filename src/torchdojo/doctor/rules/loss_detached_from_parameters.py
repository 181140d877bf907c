"""loss-detached-from-parameters: backward() starts from a number that has no way back to a parameter."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import called, flow_of, returns
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

CALL = "        loss = criterion(outputs, labels)\n"
REWRAPPED = f"{CALL}        loss = torch.tensor(loss.item(), requires_grad=True)  # <- here\n"
SICK = changed(CLASSIFIER, (CALL, REWRAPPED))
FOR_PRINTING = changed(CLASSIFIER, (CALL, f"{CALL}        shown = loss.detach().item()\n"))
CUTTING = {
    "item",
    "detach",
    "data",
    "tensor",
    "Variable",
    "no_grad",
    "numpy",
    "argmax",
    "from_numpy",
    "Tensor",
}
WRAPPING = {"tensor", "Variable", "Tensor", "from_numpy", "as_tensor"}


def check(case: Case) -> Iterator[Finding]:
    """backward() reaches nothing that a model or an optimizer has."""
    if not case.backwards:
        return
    registered = {
        thing.number for thing in case.things("parameter") if thing["registered"] or thing["module"]
    }
    sick = [event for event in case.backwards if not case.graph(event).leaves & (case.known | registered)]
    asked = not case.optimizers and all(case.graph(event).leaves for event in sick)  # slopes of an input
    if len(sick) == len(case.backwards) and case.known and not asked and not case.events("grad"):
        at = line_of(sick[-1].where)
        line = case.source(at).nearest_above(at.line, CUTTING) or at.line
        yield Finding(rewrapped(case, at) or Place(at.file, line, at.function), _says(sick))


def rewrapped(case: Case, at: Place) -> Place | None:
    """Return where a function of the file that made the loss returns a new tensor of its number."""
    flow, statement = flow_of(case.source(at)), case.source(at).statement(at.line)
    calls = [n.func for n in ast.walk(statement) if called(n) == "backward"] if statement else []  # type: ignore[attr-defined]
    for root in (call.value for call in calls if isinstance(call, ast.Attribute)):
        function = flow.functions.get(called(flow.made(root) or root))
        for value in returns(function) if function is not None else ():
            if called(value) in WRAPPING:
                return flow.source.place(value)
    return None


def _says(sick: list[Event]) -> Text:
    n = len(sick)
    return Text(
        en=f"{n} of {n} backward() looked at reached none of the model's parameters: no gradient, no learning.",
        zh=f"看过的 {n} 次 backward() 里有 {n} 次没到达模型的任何参数：没有梯度，也就学不到东西。",
    )


RULE = Rule(
    name="loss-detached-from-parameters", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The loss is cut off from the model.", zh="损失和模型断开了。"),
    why=Text(en="item(), detach(), .data, numpy, torch.tensor(loss) and no_grad() keep the number, not its history: "
                "backward() then has no way back to the weights.",
             zh="item()、detach()、.data、numpy、torch.tensor(loss)、no_grad() 只留下数值，"
                "丢掉了计算过程，backward() 就回不到权重。"),
    cure=Text(en="Call backward() on the loss itself, as the criterion returned it.",
              zh="直接对损失函数返回的 loss 调用 backward()。"),
    lecture=3, source="https://docs.pytorch.org/docs/stable/notes/autograd.html",
    sick=SICK, cured=CLASSIFIER, twins=(FOR_PRINTING,), check=check,
)  # fmt: skip
