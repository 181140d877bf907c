"""end-of-episode-ignored: targets count on a next state behind the last one; the done flag is drawn, and never read."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces import bootstrapping, finality
from torchdojo.text import Text

CURED = """\
import random
import torch
from torch import nn

random.seed(0)
torch.manual_seed(0)


def step(place, move):
    place += 2 * move - 1
    done = abs(place) == 3
    return place, float(place == 3), done


model = nn.Sequential(nn.Linear(1, 24), nn.Tanh(), nn.Linear(24, 2))
optimizer, memory, place = torch.optim.Adam(model.parameters(), lr=3e-3), [], 0
for turn in range(200):
    move = random.randrange(2)
    after, reward, done = step(place, move)
    memory.append((float(place), move, reward, float(after), float(done)))
    place = 0 if done else after
    s, a, r, s2, over = map(torch.tensor, zip(*random.choices(memory, k=16), strict=True))
    with torch.no_grad():
        goal = r + 0.9 * (1 - over) * model(s2[:, None]).max(1).values
    value = model(s[:, None]).gather(1, a[:, None])[:, 0]
    loss = nn.functional.mse_loss(value, goal)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
"""
SICK = CURED.replace(" * (1 - over)", "").replace(".max(1).values\n", ".max(1).values  # <- here\n")
TIME_LIMIT = SICK.replace("  # <- here", "").replace(
    "abs(place) == 3", "turn % 20 == 19"
)  # no state is a last one


UNREAD = Text(en="{} is drawn, and nothing reads it: a next value is added behind last states, too.",
              zh="{} 取出来了，却没人用：最后一个状态之后也照样加上了下一步的价值。")  # fmt: skip
OVERLOOKED = Text(en="{} steers the loop only: this target adds a next value behind last states, too.",
                  zh="{} 只用来控制循环：最后一个状态之后，目标值里也照样加上了下一步的价值。")  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """reward + gamma * value, states that end an episode, and a flag for it that no target reckons with."""
    flow = flow_of(source)
    for _, target in bootstrapping.sums([flow]) if finality.by_state(flow) else ():
        for name in finality.unread(flow, target):
            yield Finding(source.place(target), Text(en=UNREAD.en.format(name), zh=UNREAD.zh.format(name)))
            return
        for name in finality.overlooked(flow, target):
            yield Finding(
                source.place(target), Text(en=OVERLOOKED.en.format(name), zh=OVERLOOKED.zh.format(name))
            )
            return


RULE = Rule(
    name="end-of-episode-ignored", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Targets do not stop at the end of an episode.", zh="目标值没有在回合结束处停下来。"),
    why=Text(en="After the last step nothing more comes: its target is the reward alone. With a next value the "
                "worth of states that nobody learns leaks into all others.",
             zh="最后一步之后什么都没有，目标只能是奖励本身。再加上下一状态的价值，就会把从没学过的数带进所有状态。"),
    cure=Text(en="reward + gamma * (1 - done) * value.", zh="reward + gamma * (1 - done) * value。"),
    lecture=5, source="https://docs.pytorch.org/tutorials/intermediate/reinforcement_q_learning.html",
    sick=SICK, cured=CURED, twins=(TIME_LIMIT,), check=in_run(read), read=read,
)  # fmt: skip
