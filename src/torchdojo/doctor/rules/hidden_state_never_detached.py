"""hidden-state-never-detached: every batch drags the graphs of all batches before it along."""

from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import crash
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
series = torch.sin(torch.arange(0, 80, 0.2)).view(1, 400, 1)
rnn, head = nn.GRU(1, 8, batch_first=True), nn.Linear(8, 1)
optimizer = torch.optim.Adam([*rnn.parameters(), *head.parameters()], lr=0.01)
state = torch.zeros(1, 1, 8)
for start in range(0, 390, 10):
    answers, state = rnn(series[:, start : start + 9], state.detach())
    loss = nn.functional.mse_loss(head(answers), series[:, start + 1 : start + 10])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SICK = CURED.replace("state.detach())", "state)  # <- here")
RETAINED = CURED.replace("loss.backward()", "loss.backward(retain_graph=True)")
MESSAGES = ("backward through the graph a second time", "modified by an inplace operation")


def carried(event: Event) -> bool:
    """Whether a model is given a state, beside its input or in itself, with a graph older than the last backward()."""
    return any(isinstance(what, str) or what > 0 for what in event["stale"] or ())


def grows(case: Case) -> bool:
    """Whether each backward() kept its graph, and goes through a longer one than the one before."""
    sizes = [sum(case.graph(event).operations.values()) for event in case.backwards if event["retain"]][:40]
    more = sum(b > a for a, b in pairwise(sizes))
    return len(sizes) >= 5 and more >= 0.9 * (len(sizes) - 1) and sizes[-1] > 3 * sizes[0]


def check(case: Case) -> Iterator[Finding]:
    """A state with an old graph comes in, and backward() refuses to go through it, or goes through ever more."""
    states = [event for event in case.events("forward", "carried") if carried(event)]
    refused = crash(case, *MESSAGES)
    retained = sum(event["retain"] for event in case.events("grad"))
    summed = any(event["learned"] for event in case.events("sum"))
    if (refused and states) or (grows(case) and not summed) or min(retained, len(states)) >= 5:
        says = Text(en=f"{len(states)} calls looked at were given a state with the graph of earlier steps.",
                    zh=f"看到 {len(states)} 次调用，传进来的隐藏状态还带着之前各步的计算图。")  # fmt: skip
        given = [e for e in states if e.kind == "forward" and any(isinstance(n, int) for n in e["stale"])]
        inside = [event for event in states if event.kind == "carried"]  # the model keeps it itself
        at = given or inside or states
        yield Finding(most(at) if at else line_of(case.backwards[-1].where), says)


RULE = Rule(
    name="hidden-state-never-detached",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="The hidden state carries its graph from batch to batch.",
        zh="隐藏状态把计算图从一个批次带到了下一个批次。",
    ),
    why=Text(
        en="backward() would have to go back to the very first batch. Its graph is freed already, hence the error; "
        "retain_graph=True keeps all graphs, and every step is slower than the last.",
        zh="backward() 得一路回到第一个批次。那里的图早已释放，所以报错；"
        "加上 retain_graph=True 就把所有的图都留着，一步比一步慢。",
    ),
    cure=Text(en="Cut it between batches: state = state.detach().", zh="在批次之间切断：state = state.detach()。"),
    lecture=11,
    source="https://docs.pytorch.org/docs/stable/notes/faq.html#my-model-reports-cuda-runtime-error-2-out-of-memory",
    sick=SICK, cured=CURED, twins=(RETAINED,), check=check,
)  # fmt: skip
