"""best-value-for-the-action-taken: a replayed reward teaches the value of the best action, not of the one taken."""

from collections.abc import Iterator

from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.replays import best_learned
from torchdojo.text import Text

CURED = """\
import random
import torch
from torch import nn

random.seed(0), torch.manual_seed(0)
value = nn.Sequential(nn.Linear(3, 24), nn.ReLU(), nn.Linear(24, 2))
optimizer = torch.optim.Adam(value.parameters(), lr=0.01)
memory = []
for step in range(120):
    state = torch.randn(3)
    action = random.randrange(2)
    reward = float(action == (state[0] > 0))
    memory.append((state, action, reward, torch.randn(3)))
    if step < 40:
        continue
    states, actions, rewards, later = zip(*random.sample(memory, 32))
    actions, rewards = torch.tensor(actions), torch.tensor(rewards)
    guess = value(torch.stack(states)).gather(1, actions[:, None])[:, 0]
    with torch.no_grad():
        target = rewards + 0.9 * value(torch.stack(later)).max(1).values
    loss = nn.functional.smooth_l1_loss(guess, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SICK = CURED.replace(".gather(1, actions[:, None])[:, 0]", ".max(1).values  # <- here")
PRINTED = CURED.replace(  # beside it the best value is looked at
    "    loss = nn", "    best = value(torch.stack(states)).max(1).values.mean()\n    loss = nn"
)


def read(source: Source) -> Iterator[Finding]:
    """The loss compares the largest value of a row with a reward and the largest value after it; no action is used."""
    for node in best_learned(source):
        says = Text(
            en="The actions of the replayed batch are read nowhere.",
            zh="回放批次里的动作，哪里都没有用到。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="best-value-for-the-action-taken", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The reward of one action teaches the value of another.",
              zh="一个动作的奖励，教给了另一个动作的价值。"),
    why=Text(en="A reward belongs to the action that was taken. max() picks what the network likes best at the moment: "
                "it is told to be worth what some other action earned.",
             zh="奖励属于当时采取的动作。max() 取的却是网络此刻最看好的那个，等于把别的动作挣来的奖励记在它头上。"),
    cure=Text(en="Take the value of the replayed action: q(states).gather(1, actions[:, None]).squeeze(1).",
              zh="取回放里那个动作的价值：q(states).gather(1, actions[:, None]).squeeze(1)。"),
    lecture=7, source="https://docs.pytorch.org/tutorials/intermediate/reinforcement_q_learning.html",
    sick=SICK, cured=CURED, twins=(PRINTED,), check=in_run(read), read=read,
)  # fmt: skip
