"""old-policy-is-the-new-one: PPO's old probabilities are taken anew in every pass; the ratio is always 1."""

from collections.abc import Iterator

from torchdojo.doctor.clues.ratios import always_one
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
optimizer = torch.optim.Adam(policy.parameters(), lr=3e-3)
worth = torch.randn(4, 3)
for rollout in range(20):
    states = torch.randn(64, 4)
    with torch.no_grad():
        taken = Categorical(logits=policy(states))
        actions = taken.sample()
        old = taken.log_prob(actions)
    reward = (states @ worth).gather(1, actions[:, None]).squeeze(1)
    advantage = (reward - reward.mean()) / reward.std()
    for again in range(4):
        new = Categorical(logits=policy(states)).log_prob(actions)
        ratio = (new - old).exp()
        loss = -torch.min(ratio * advantage, ratio.clamp(0.8, 1.2) * advantage).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(reward.mean().item())
"""
NEW = "        ratio = (new"
SICK = CURED.replace(NEW, f"        old = new.detach()  # <- here\n{NEW}")
FIRST = CURED.replace(NEW, f"        if again == 0:\n            old = new.detach()\n{NEW}")
ONCE = CURED.replace("    for again in range(4):\n", "    if True:\n").replace(
    "new - old", "new - new.detach()"
)


def read(source: Source) -> Iterator[Finding]:
    """exp(new - old) is clamped in a loop; written out, both are the same, of the same weights."""
    for node, name in always_one(flow_of(source)):
        says = Text(
            en=f"{name} and the new log-probabilities come from the same weights in every pass: the ratio is always 1.",
            zh=f"每一遍里 {name} 和新的对数概率都来自同一组权重：比值永远是 1。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="old-policy-is-the-new-one", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The old probabilities are those of the new policy.", zh="“旧”策略的概率其实是新策略的。"),
    why=Text(en="The ratio tells how far the policy has moved since the actions were taken. Taken anew in every pass "
                "it is always 1, the clamp never acts, and nothing holds the policy near the data.",
             zh="这个比值衡量的是策略离采样时走了多远。每一遍都重取旧概率，它就永远是 1，截断从不起作用，"
                "策略想跑多远就跑多远。"),
    cure=Text(en="Keep the log-probabilities when the actions are taken, before the passes.",
              zh="在采样动作的时候、进入多遍更新之前，就把对数概率存下来。"),
    lecture=1, source="https://arxiv.org/abs/1707.06347",
    sick=SICK, cured=CURED, twins=(FIRST, ONCE), check=in_run(read), read=read,
)  # fmt: skip
