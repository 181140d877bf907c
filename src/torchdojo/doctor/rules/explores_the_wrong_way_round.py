"""explores-the-wrong-way-round: a random action is taken if the random number lies above epsilon, not below."""

from collections.abc import Iterator

from torchdojo.doctor.clues.exploring import turned
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import random

import torch
from torch import nn

torch.manual_seed(0)
random.seed(0)
net = nn.Linear(5, 3)
optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
worth, epsilon = torch.randn(5, 3), 1.0
for step in range(300):
    state = nn.functional.one_hot(torch.tensor(random.randrange(5)), 5).float()
    values = net(state)
    if random.random() < epsilon:
        action = random.randrange(3)
    else:
        action = values.argmax().item()
    epsilon = max(0.05, epsilon * 0.98)
    reward = state @ worth[:, action] + 0.1 * torch.randn(())
    loss = (values[action] - reward) ** 2
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(reward.item(), epsilon)
"""
SICK = CURED.replace("random.random() < epsilon:", "random.random() > epsilon:  # <- here")
GREEDY = CURED.replace("random.random() < epsilon:", "random.random() > greedy:").replace("epsilon", "greedy").replace(
    "max(0.05, greedy * 0.98)", "min(0.95, greedy + 0.01)").replace("randn(5, 3), 1.0", "randn(5, 3), 0.0")  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """if random() > epsilon: any action, else the best; epsilon is a small number, or made smaller."""
    for node, name in turned(flow_of(source)):
        says = Text(
            en=f"The smaller {name} is, the more random actions are taken.",
            zh=f"{name} 越小，反而越常随机选动作。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="explores-the-wrong-way-round", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Random actions are taken the wrong way round.", zh="随机探索的条件写反了。"),
    why=Text(en="Epsilon is the share of random actions. Compared the wrong way round, training begins greedy, when "
                "nothing is known, and ends at random, when all could be known.",
             zh="epsilon 是随机动作所占的份额。条件写反了，开头什么都不懂时全凭贪心，最后该会的时候却在随机乱走。"),
    cure=Text(en="if random.random() < epsilon: a random action; else: the best.",
              zh="if random.random() < epsilon：随机动作；否则取最好的动作。"),
    lecture=1, source="https://docs.pytorch.org/tutorials/intermediate/reinforcement_q_learning.html",
    sick=SICK, cured=CURED, twins=(GREEDY,), check=in_run(read), read=read,
)  # fmt: skip
