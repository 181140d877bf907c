"""bootstrap-target-with-graph: reward + discount * value(next) is learned from, and learns along."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import Q_LEARNING, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import bootstrapping
from torchdojo.text import Text

SICK = changed(
    Q_LEARNING,
    ("    with torch.no_grad():\n    ", ""),
    ("behind(after[i]).max(1).values\n", "model(after[i]).max(1).values  # <- here\n"),
)
RESIDUAL = changed(SICK, ("  # <- here", "  # residual gradients (Baird, 1995)"))
MEANT = re.compile(r"residual|baird", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """A loss compares f(a) with number + factor * f(b), both with a graph; the text says reward and discount."""
    if not any(case.oddities("bootstrap")):
        return
    found = [
        (flow, node)
        for flow, node in bootstrapping.targets(case)
        if not bootstrapping.without_graph(flow, node)
    ]
    if found and not any(MEANT.search(line) for flow, _ in found for line in flow.source.lines):
        flow, node = found[0]
        says = Text(en="The gradient of the loss goes through the value of the next state, too.",
                    zh="损失的梯度也穿过了下一个状态的价值。")  # fmt: skip
        yield Finding(flow.source.place(node), says)


RULE = Rule(
    name="bootstrap-target-with-graph", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The target reward + discount * value(next) is learned too.",
              zh="目标值“奖励 + 折扣 × 下一状态的价值”也在跟着学。"),
    why=Text(en="The value of now shall move towards the target. With its graph, the target is pulled towards the "
                "value as well: both meet where no reward justifies it.",
             zh="本来只该让当前的价值靠近目标。目标带着计算图，就会反过来被拉向当前的价值，两边在没有道理的地方碰头。"),
    cure=Text(en="Make the target without a graph: with torch.no_grad(), .detach(), or a target network.",
              zh="算目标时不要计算图：with torch.no_grad()、.detach()，或者用目标网络。"),
    lecture=5, source="https://docs.pytorch.org/tutorials/intermediate/reinforcement_q_learning.html",
    sick=SICK, cured=Q_LEARNING, twins=(RESIDUAL,), check=check,
)  # fmt: skip
