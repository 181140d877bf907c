"""advantage-teaches-the-critic: the policy's term of the loss has a way back into the critic."""

from collections.abc import Iterator

from torchdojo.doctor.clues.advantages import taught
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn
from torch.distributions import Categorical

torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 3))
critic = nn.Sequential(nn.Linear(4, 24), nn.Tanh(), nn.Linear(24, 1))
optimizer = torch.optim.Adam([*policy.parameters(), *critic.parameters()], lr=3e-3)
worth = torch.randn(4, 3)
for step in range(80):
    states = torch.randn(64, 4)
    choice = Categorical(logits=policy(states))
    actions = choice.sample()
    reward = (states @ worth).gather(1, actions[:, None]).squeeze(1)
    value = critic(states).squeeze(1)
    advantage = reward - value
    policy_loss = -(choice.log_prob(actions) * advantage.detach()).mean()
    loss = policy_loss + 0.5 * nn.functional.mse_loss(value, reward)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(reward.mean().item())
"""
SICK = CURED.replace("advantage.detach()).mean()", "advantage).mean()  # <- here")
BEFORE = CURED.replace("reward - value\n", "reward - value.detach()\n").replace(
    "advantage.detach()", "advantage"
)


def read(source: Source) -> Iterator[Finding]:
    """In one loss, log_prob is multiplied by an advantage that is made of the value with its graph."""
    for node, value in taught(flow_of(source)):
        says = Text(
            en=f"The advantage is made of {value} with its graph: the policy's term moves the critic, too.",
            zh=f"优势里的 {value} 还带着计算图：策略这一项也会去改 critic。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="advantage-teaches-the-critic", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The policy's loss pulls at the critic.", zh="策略损失的梯度流进了 critic。"),
    why=Text(en="-log_prob * (reward - value) becomes small if the value of what was just done falls or rises without "
                "end, whatever the rewards are. The critic has to fit the returns, and nothing else.",
             zh="-log_prob * (reward - value) 会推着刚访问过的状态的价值一味地变，和真实回报无关。"
                "critic 只该去拟合回报。"),
    cure=Text(en="log_prob * advantage.detach().", zh="log_prob * advantage.detach()。"),
    lecture=1, source="https://arxiv.org/abs/1602.01783",
    sick=SICK, cured=CURED, twins=(BEFORE,), check=in_run(read), read=read,
)  # fmt: skip
