"""teacher-in-train-mode: a network that has learned teaches another, with dropout and batch norm still at work."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, Spot, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

TEACH = """
small = nn.Linear(8, 3)
follow = torch.optim.Adam(small.parameters(), lr=0.01)
model.eval()
for epoch in range(6):
    for inputs, _ in train_loader:
        with torch.no_grad():
            wanted = model(inputs).softmax(1)
        loss = criterion(small(inputs), wanted)
        follow.zero_grad()
        loss.backward()
        follow.step()
"""
CURED = CLASSIFIER + TEACH
LOUD = TEACH.replace("model.eval()", "model.train()")
SICK = CLASSIFIER + LOUD.replace("model(inputs).softmax(1)", "model(inputs).softmax(1)  # <- here")
AVERAGED = CLASSIFIER + LOUD.replace(
    "model(inputs)", "sum(model(inputs) for _ in range(4))"
)  # noise on purpose
LONG = 10


def taught(case: Case, spot: Spot) -> list[Event]:
    """Return the calls of a finished model, once in a step each, after which another learns; [] if it learns on."""
    own = set((spot.model["parameters"] or {}).values())
    reached = {event.tick: case.graph(event).leaves for event in case.backwards}
    last = max((tick for tick, leaves in reached.items() if leaves & own), default=0)
    asked = [event for event in spot.forwards if event.tick >= last and not event["grad"]]
    if not last or len(asked) < len(spot.forwards) or len({event.tick for event in asked}) < len(asked):
        return []
    known = [
        event for event in asked if event.tick + 1 in reached
    ]  # later not every backward() is written down
    others = [event for event in known if reached[event.tick + 1] - own]
    return others if nearly_all(len(others), len(known)) else []


def check(case: Case) -> Iterator[Finding]:
    """A model that learned before and learns no more is asked in training mode, at steps that train another."""
    for spot in case.spots:
        calls = taught(case, spot)
        loud = [event for event in calls if event["training"] and event["modes"][0] and not event["modes"][1]]
        if len(calls) >= LONG and nearly_all(len(loud), len(calls)):
            n = loud[0]["modes"][0]
            says = Text(
                en=f"In {len(loud)} of {len(calls)} steps of the student that were looked at {n} dropout or "
                "batch norm layers of its teacher were in training mode.",
                zh=f"看过的 {len(calls)} 步学生训练里，有 {len(loud)} 步教师网络的 {n} 个 dropout 或 batch norm 层"
                "处于训练模式。",
            )
            yield Finding(line_of(spot.where), says)


RULE = Rule(
    name="teacher-in-train-mode", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The teacher teaches in training mode.", zh="教师网络在训练模式下教学生。"),
    why=Text(en="Dropout makes its answers random, and batch norm goes on averaging: no_grad() does not keep the "
                "student's batches out of the teacher's statistics.",
             zh="dropout 让它的回答带随机性，batch norm 也在继续更新：no_grad() 挡不住学生的批次改动教师的统计量。"),
    cure=Text(en="Call teacher.eval() before the student learns.", zh="学生开始学习之前先调用 teacher.eval()。"),
    lecture=10, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.eval",
    sick=SICK, cured=CURED, twins=(AVERAGED,), check=check,
)  # fmt: skip
