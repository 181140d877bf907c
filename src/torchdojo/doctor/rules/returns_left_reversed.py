"""returns-left-reversed: returns are summed up from the end, and stay in that order."""

from collections.abc import Iterator

from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.replays import backward_returns
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 4))
optimizer = torch.optim.Adam(policy.parameters(), lr=0.01)
for episode in range(80):
    chances, rewards = [], []
    for step in range(8):
        sign = torch.randint(0, 4, ()).item()
        choice = Categorical(logits=policy(torch.eye(4)[sign]))
        action = choice.sample()
        chances.append(choice.log_prob(action))
        rewards.append(float(action == sign))
    total, returns = 0.0, []
    for reward in reversed(rewards):
        total = reward + 0.5 * total
        returns.append(total)
    returns = torch.tensor(returns[::-1])
    loss = -(torch.stack(chances) * (returns - returns.mean())).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(sum(rewards))
"""
SICK = CURED.replace("returns[::-1]", "returns").replace("append(total)", "append(total)  # <- here")
ALONG = CURED.replace("returns[::-1]", "returns").replace(  # the chances are turned, too
    "torch.stack(chances)", "torch.stack(chances).flip(0)"
)


def read(source: Source) -> Iterator[Finding]:
    """A running sum from the last reward to the first is appended to a list that becomes a tensor as it is."""
    for node, kept in backward_returns(source):
        says = Text(
            en=f"{kept} begins with the last step of the episode; nothing in the file turns it round.",
            zh=f"{kept} 的第一个元素是一局里的最后一步；整个文件没有任何地方把它反过来。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="returns-left-reversed", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The returns stand in reverse order.", zh="回报的顺序是反的。"),
    why=Text(en="Summed up from the end and appended, the first return is that of the last step. Each action is "
                "credited with what came after another one.",
             zh="从后往前累加再 append，排在第一的是最后一步的回报。每个动作领到的都是别的动作之后的奖励。"),
    cure=Text(en="Turn them round at the end: returns.reverse() or returns[::-1].",
              zh="最后反过来：returns.reverse() 或 returns[::-1]。"),
    lecture=7, source="https://github.com/pytorch/examples/blob/main/reinforcement_learning/reinforce.py",
    sick=SICK, cured=CURED, twins=(ALONG,), check=in_run(read), read=read,
)  # fmt: skip
