"""hidden-state-carried-over-shuffled-batches: a memory of other sequences is given to each new batch."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.clues.orders import mixed_rows
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of, text
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

CURED = changed(
    CLASSIFIER,
    ("nn.Sequential(\n    nn.Linear(8, 32),\n    nn.ReLU(),\n    nn.Dropout(0.1),\n    nn.Linear(32, 3),\n)",
     "nn.ModuleDict({'rnn': nn.GRU(2, 16, batch_first=True), 'head': nn.Linear(16, 3)})"),
    ("        outputs = model(inputs)\n",
     "        states, _ = model['rnn'](inputs.view(-1, 4, 2))\n        outputs = model['head'](states[:, -1])\n"),
    ("(model(inputs)", "(model['head'](model['rnn'](inputs.view(-1, 4, 2))[0][:, -1])"),
)  # fmt: skip
STATE = ("for epoch in range(6):\n", "state = torch.zeros(1, 30, 16)\nfor epoch in range(6):\n")
FRESH = "        states, _ = model['rnn'](inputs.view(-1, 4, 2))\n"
CARRIED = "        states, state = model['rnn'](inputs.view(-1, 4, 2), state.detach())\n"
SICK = changed(CURED, STATE, (FRESH, f"{CARRIED[:-1]}  # <- here\n"))
ONE_LONG_SERIES = changed(CURED, STATE, (FRESH, CARRIED), (", shuffle=True", ""))
MEMORY = re.compile(r"(^|_|\.)(h|hx|hc|hidden|states?|mem|memory|carry)(_|\d|$)")


def shuffled(case: Case, event: Event) -> bool:
    """Whether the batch of this call came from a loader that shuffles, or its rows were drawn in a new order."""
    batches = [e for e in case.events("batch") if e.tick == event.tick and e.number < event.number]
    if batches:
        return bool(case.log.things[batches[-1]["loader"]]["sampler"] == "RandomSampler")
    return any(mixed_rows(flow_of(case.source(place)), place.line) for place in event.where)


def carrying(case: Case, event: Event) -> Place:
    """Return the line that gives the old state to the layer, or to the model around it."""
    for place in event.where[1:2]:
        statement = case.source(place).statement(place.line)
        calls = [node for node in ast.walk(statement) if isinstance(node, ast.Call)] if statement else []
        if any(MEMORY.search(text(arg)) for call in calls for arg in call.args[1:]):
            return place
    return line_of(event.where)


def check(case: Case) -> Iterator[Finding]:
    """Nearly every call gets the state that the same layer left at the step before, on batches in random order."""
    groups: dict[int, list[Event]] = {}
    for event in case.events("ordered"):
        groups.setdefault(event["layer"], []).append(event)
    for events in groups.values():
        seen = {event.tick for event in events}
        known = [e for e in events if e.tick - 1 in seen and shuffled(case, e)]
        sick = [event for event in known if event["carried"]]
        if len(sick) >= 5 and nearly_all(len(sick) + 2, len(known)):
            says = Text(
                en=f"In {len(sick)} of {len(known)} steps looked at, the state of the step before was carried into a "
                "batch of other sequences.",
                zh=f"看过的 {len(known)} 步里，有 {len(sick)} 步把上一步的隐藏状态带进了另一批毫不相干的序列。",
            )
            yield Finding(carrying(case, sick[-1]), says)


RULE = Rule(
    name="hidden-state-carried-over-shuffled-batches", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The hidden state goes from one batch to the next, but the batches are shuffled.",
              zh="隐藏状态从一个批次传到下一个批次，而批次的顺序是打乱的。"),
    why=Text(en="A carried state helps only where the next batch continues the same sequences. Here row 3 gets "
                "the memory of another row 3: noise.",
             zh="只有下一批接着同样的序列往下走，带过去的状态才有用。这里第 3 行拿到的是另一条序列的记忆，"
                "纯属噪声。"),
    cure=Text(en="Start each batch without a state: rnn(x); or do not shuffle, and cut long series to continue.",
              zh="每个批次都从头开始：rnn(x)；要不就别打乱，并把长序列切成首尾相接的批次。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.GRU.html",
    sick=SICK, cured=CURED, twins=(ONE_LONG_SERIES,), check=check,
)  # fmt: skip
