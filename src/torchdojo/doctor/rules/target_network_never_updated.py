"""target-network-never-updated: a target network stays for ever what it was in the beginning."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues import never
from torchdojo.doctor.examples import Q_LEARNING, changed
from torchdojo.doctor.flow import Flow, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import bootstrapping, renewing
from torchdojo.text import Text

UPDATE = "    if step % 20 == 19:\n        behind.load_state_dict(model.state_dict())\n"
SICK = changed(
    Q_LEARNING,
    (UPDATE, ""),
    ("behind, gamma = copy.deepcopy(model), 0.9", "behind, gamma = copy.deepcopy(model), 0.9  # <- here"),
)
LONG = 300
SELDOM = changed(Q_LEARNING, ("% 20 == 19", "% 1000 == 999"))  # this run is too short for it


def check(case: Case) -> Iterator[Finding]:
    """What values the next state never changed; it has the form of what learns, and the text renews it nowhere."""
    for flow, target in bootstrapping.targets(case):
        calls = list(renewing.still(case, flow, bootstrapping.asked(flow, target)))
        events = [e for e in renewing.asked_at(case, flow, calls) if e["mark"]]
        renewed = list(renewing.renewals(flow, {text(call.func) for call in calls}))
        n = events[-1].tick - events[0].tick if events else 0
        causes = [node if turned else never.condition(flow, node) for node, turned in renewed]
        meant = n < LONG and any(not turned for _, turned in renewed)  # a trial of a long run
        if events and renewing.standing(case, events) and None not in causes and not meant:
            place = made(flow, text(calls[0].func), calls[0])
            place = next((flow.source.place(node) for node in causes if node is not None), place)
            says = Text(en=f"In {n} steps of learning the weights of {text(calls[0].func)} did not change.",
                        zh=f"学了 {n} 步，{text(calls[0].func)} 的权重一点没变。")  # fmt: skip
            yield Finding(place, says)
            return


def made(flow: Flow, network: str, call: ast.Call) -> Place:
    """Return the line that made a network, or, if it has another name there, the one that calls it."""
    return flow.source.place(next((statement for statement, _ in flow.bindings(network)), call))


RULE = Rule(
    name="target-network-never-updated", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The target network is never brought up to date.", zh="目标网络从来没有更新过。"),
    why=Text(en="It values the next state with the random weights of the beginning: rewards that lie more than one "
                "step ahead never come back.",
             zh="它一直用最初的随机权重给下一个状态估值，隔了一步以上的奖励永远传不回来。"),
    cure=Text(en="Every so many steps target.load_state_dict(model.state_dict()), or a small part of it at each step.",
              zh="每隔若干步 target.load_state_dict(model.state_dict())，或者每步混入一小部分。"),
    lecture=5, source="https://docs.pytorch.org/tutorials/intermediate/reinforcement_q_learning.html",
    sick=SICK, cured=Q_LEARNING, twins=(SELDOM,), check=check,
)  # fmt: skip
