"""follower-never-asked: a target network is brought up to date, but its answers are used nowhere."""

from collections.abc import Iterator

from torchdojo.doctor.clues.followers import never_asked
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import copy

import torch
from torch import nn

torch.manual_seed(0)
values = nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 2))
target = copy.deepcopy(values)
optimizer = torch.optim.Adam(values.parameters(), lr=2e-3)
for step in range(200):
    state, action = torch.randn(32, 2), torch.randint(2, (32, 1))
    after = 0.9 * state + 0.2 * (action - 0.5)
    reward, end = -after.abs().sum(1), (torch.rand(32) < 0.1).float()
    with torch.no_grad():
        goal = reward + 0.9 * (1 - end) * target(after).max(1).values
    loss = nn.functional.smooth_l1_loss(values(state).gather(1, action).squeeze(1), goal)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 19:
        target.load_state_dict(values.state_dict())
print(loss.item())
"""
SICK = CURED.replace("target(after).max(1).values", "values(after).max(1).values  # <- here")
SAVED = SICK.replace("  # <- here", "") + "torch.save(target.state_dict(), '/dev/null')\n"


def read(source: Source) -> Iterator[Finding]:
    """A network gets the weights of another one in a loop, and is never called, handed over or saved."""
    for node, new, old in never_asked(flow_of(source)):
        says = Text(
            en=f"{old} follows {new}, but is asked nowhere.",
            zh=f"{old} 一直在跟着 {new} 更新，却从来没有用过它的输出。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="follower-never-asked", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The target network is never asked.", zh="目标网络从来没有用上。"),
    why=Text(en="It is kept so that the goal does not move with every step. If the learning network sets its own "
                "goals, each step moves them too, and values may run away.",
             zh="设目标网络，是为了让学习目标不随每一步乱动。由正在学习的网络自己给目标，每走一步"
                "目标也跟着跑，价值可能越估越高。"),
    cure=Text(en="goal = reward + gamma * (1 - end) * target(after).max(1).values.",
              zh="goal = reward + gamma * (1 - end) * target(after).max(1).values。"),
    lecture=1, source="https://docs.pytorch.org/tutorials/intermediate/reinforcement_q_learning.html",
    sick=SICK, cured=CURED, twins=(SAVED,), check=in_run(read), read=read,
)  # fmt: skip
