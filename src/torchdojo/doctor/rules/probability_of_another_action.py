"""probability-of-another-action: the reward of one action weighs the log-probability of another, drawn anew."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.scoring import other_actions
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
optimizer = torch.optim.Adam(policy.parameters(), lr=3e-3)
worth = torch.randn(4, 3)
for step in range(80):
    states = torch.randn(64, 4)
    choice = Categorical(logits=policy(states))
    actions = choice.sample()
    reward = (states @ worth).gather(1, actions[:, None]).squeeze(1)
    logged = choice.log_prob(actions)
    loss = -(logged * (reward - reward.mean())).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(reward.mean().item())
"""
SICK = CURED.replace("log_prob(actions)", "log_prob(choice.sample())  # <- here")
SURPRISE = "    surprise = -choice.log_prob(choice.sample()).mean()\n    print(surprise.item())\n"
ENTROPY = CURED.replace("    optimizer.zero_grad()", f"{SURPRISE}    optimizer.zero_grad()")


def read(source: Source) -> Iterator[Finding]:
    """dist.log_prob(dist.sample()) is weighed with a reward, or the action taken is another draw of dist."""
    for node, name in other_actions(flow_of(source)):
        says = Text(
            en=f"log_prob() is asked of a new draw of {name}, not of the action that was taken.",
            zh=f"log_prob() 问的是从 {name} 里重新抽的动作，不是实际执行的那个。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="probability-of-another-action", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The reward belongs to another action than the log-probability.",
              zh="奖励和对数概率属于两个不同的动作。"),
    why=Text(en="A reward makes the action likelier that earned it. Two draws have nothing to do with each other: on "
                "the average the gradient is zero, and nothing is learned.",
             zh="奖励应该让得到它的那个动作更可能出现。两次抽样互不相干，梯度平均下来是零，什么也学不到。"),
    cure=Text(en="Draw once: action = dist.sample(); log_prob = dist.log_prob(action).",
              zh="只抽一次：action = dist.sample()；log_prob = dist.log_prob(action)。"),
    lecture=1, source="https://docs.pytorch.org/docs/stable/distributions.html#score-function",
    sick=SICK, cured=CURED, twins=(ENTROPY,), check=in_run(read), read=read,
)  # fmt: skip
