"""test-changed-by-chance: the random transforms of the training are applied to the test data, too."""

from collections.abc import Iterator

from torchdojo.doctor.clues.augmenting import by_chance
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)


def jitter(x):
    return x + 0.5 * torch.randn(8)


class Rows(Dataset):
    def __init__(self, x, transform=None):
        self.x, self.transform = x, transform

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        x = self.x[i]
        return (self.transform(x) if self.transform else x), (x[0] > 0).long()


x_data = torch.randn(300, 8)
train_set = Rows(x_data[:200], transform=jitter)
test_set = Rows(x_data[200:])
model = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(3):
    for x, y in DataLoader(train_set, batch_size=20, shuffle=True):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
with torch.no_grad():
    print(sum((model(x).argmax(1) == y).sum().item() for x, y in DataLoader(test_set, batch_size=50)) / 100)
"""
TEST = "test_set = Rows(x_data[200:])\n"
SICK = CURED.replace(TEST, "test_set = Rows(x_data[200:], transform=jitter)  # <- here\n")
FIXED = SICK.replace("  # <- here", "").replace("x + 0.5 * torch.randn(8)", "x / 2")  # nothing is drawn


def read(source: Source) -> Iterator[Finding]:
    """A data set named after testing gets the transform of the training set, which draws random numbers."""
    flow = flow_of(source)
    for call, name in by_chance(flow):
        says = Text(en=f"{name} is made with the same random transform as the training data.",
                    zh=f"{name} 用的是和训练集一样的随机变换。")  # fmt: skip
        yield Finding(source.place(call), says)


RULE = Rule(
    name="test-changed-by-chance", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The test data are augmented like the training data.", zh="测试数据也做了训练用的随机增强。"),
    why=Text(en="Augmentation makes training harder on purpose. In a test it makes the score worse, and another one "
                "each time.",
             zh="数据增强是故意让训练变难。用在测试上，分数会偏低，而且每次都不一样。"),
    cure=Text(en="Give the test data only what is not random: the same scaling, no flips, no noise.",
              zh="测试数据只做确定的处理：同样的缩放，不翻转，不加噪声。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/transfer_learning_tutorial.html",
    sick=SICK, cured=CURED, twins=(FIXED,), check=in_run(read), read=read,
)  # fmt: skip
