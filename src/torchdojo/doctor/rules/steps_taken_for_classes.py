"""steps-taken-for-classes: scores (batch, time, class) enter a cross-entropy that looks for classes on axis 1."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
words = torch.randint(0, 20, (200, 5))
tags = words % 5


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(20, 12)
        self.rnn = nn.GRU(12, 16, batch_first=True)
        self.out = nn.Linear(16, 5)

    def forward(self, x):
        return self.out(self.rnn(self.embed(x))[0])


tagger = Tagger()
optimizer = torch.optim.Adam(tagger.parameters(), lr=0.01)
for epoch in range(8):
    for rows in torch.randperm(200).split(40):
        loss = nn.functional.cross_entropy(tagger(words[rows]).transpose(1, 2), tags[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
"""
CALL = "tagger(words[rows]).transpose(1, 2), tags[rows])\n"
SICK = changed(CURED, (CALL, "tagger(words[rows]), tags[rows])  # <- here\n"))
FLAT = changed(CURED, (CALL, "tagger(words[rows]).flatten(0, 1), tags[rows].flatten())\n"))


def check(case: Case) -> Iterator[Finding]:
    """Scores of shape (N, A, A) whose last axis a linear layer made, and labels of shape (N, A)."""
    losses = case.learned_losses("cross_entropy", "nll_loss")
    sick = [event for event in losses if event["turned"] and len(event["target"]["shape"]) == 2]
    if nearly_all(len(sick), len(losses)):
        shape = ", ".join(map(str, sick[-1]["input"]["shape"]))
        says = Text(
            en=f"Scores ({shape}): the classes stand last; cross_entropy takes axis 1, the steps, for them.",
            zh=f"分数的形状是 ({shape})，类别在最后一维；cross_entropy 却把第 1 维（时间步）当成类别。",
        )
        yield Finding(most(sick), says)


RULE = Rule(
    name="steps-taken-for-classes", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Cross-entropy takes the steps of the sequences for the classes.", zh="交叉熵把时间步当成了类别。"),
    why=Text(en="cross_entropy wants (batch, class, time). As there are as many steps as classes nothing crashes, but "
                "each label is looked for among the steps, and softmax runs over them.",
             zh="cross_entropy 要的是 (批, 类别, 时间)。步数正好等于类别数，所以不报错；但标签是到各时间步里去找的，"
                "softmax 也是沿时间步算的。"),
    cure=Text(en="scores.transpose(1, 2); or flatten both: scores.flatten(0, 1), labels.flatten().",
              zh="写 scores.transpose(1, 2)；或者两边都展平：scores.flatten(0, 1)、labels.flatten()。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, twins=(FLAT,), check=check,
)  # fmt: skip
