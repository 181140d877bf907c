"""dead-relu: units that answer 0 to everything get no gradient and never come back."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import tuning
from torchdojo.doctor.traces.signs import fell, values
from torchdojo.text import Text

OPTIMIZER = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
SICK = changed(CLASSIFIER, (OPTIMIZER, f"nn.init.constant_(model[0].bias, -20.0)  # <- here\n{OPTIMIZER}"))
SPARSE = changed(CLASSIFIER, (OPTIMIZER, f"nn.init.constant_(model[0].bias, -0.5)\n{OPTIMIZER}"))
HINGE = changed(  # a loss that is 0 when all is well
    CLASSIFIER,
    ("criterion(outputs, labels)", "torch.relu(0.01 - outputs.gather(1, labels[:, None]) + outputs).mean()"),
)
SILENT, UNITS = 0.9, 8


def place_of(case: Case, event: Event) -> Place:
    """Return the line that filled biases with a negative number, else the line of the activation."""
    for parameter in case.things("parameter"):
        if (parameter["uniform"] or 0) <= -1 and parameter["filled"]:
            return line_of(case.log.stacks[parameter["filled"]])
    module = case.log.things.get(event["module"] or 0)
    return line_of(module.where if event["contained"] and module is not None else event.where)


def check(case: Case) -> Iterator[Finding]:
    """Nearly all units of a layer answer 0 to whole batches, and either no gradient passes or the loss stays."""
    groups: dict[object, list[Event]] = {}
    for event in case.events("activation"):
        if event["name"].startswith("relu") and event["units"] >= UNITS and event["grad"]:
            groups.setdefault((event["module"], event.where), []).append(event)
    lost, seen = fell(case), values(case)
    blocked = any(0.0 in look for o in case.optimizers for look in tuning.slopes(case, o)[-1:])
    for events in groups.values():
        dead = [event for event in events if event["silent"] >= SILENT]
        stuck = blocked or (lost is not None and lost < 0.1)
        if len(events) >= 5 and nearly_all(len(dead), len(events)) and stuck and seen and seen[-1] > 1e-6:
            share = min(event["silent"] for event in dead)
            says = Text(
                en=f"In {len(dead)} of {len(events)} batches looked at, at least {100 * share:.0f} % of the "
                f"{dead[0]['units']} units answered 0 to every sample.",
                zh=f"看过的 {len(events)} 个批次里，有 {len(dead)} 个批次，{dead[0]['units']} 个单元中至少 "
                f"{100 * share:.0f} % 对所有样本都输出 0。",
            )
            yield Finding(place_of(case, dead[0]), says)


RULE = Rule(
    name="dead-relu",
    severity=Severity.WARNING,
    certainty=Certainty.STATISTIC,
    what=Text(en="A layer of ReLU units is dead.", zh="一整层 ReLU 单元都“死”了。"),
    why=Text(en="Below 0 a ReLU has slope 0: no gradient comes back, so the weights that made it so never change.",
             zh="输入小于 0 时 ReLU 的斜率是 0：梯度传不回去，让它变负的那些权重就永远改不了。"),
    cure=Text(en="Start with small or zero biases, scale the inputs, lower lr, or use LeakyReLU.",
              zh="偏置从 0 或很小的数开始，把输入归一化，调小 lr，或者用 LeakyReLU。"),
    lecture=10,
    source="https://www.deeplearningbook.org/contents/mlp.html",
    sick=SICK, cured=CLASSIFIER, twins=(SPARSE, HINGE), check=check,
)  # fmt: skip
