"""flattened-in-other-order: answers (time, batch) and targets (batch, time) are made flat and meet as strangers."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
words = torch.randint(0, 20, (200, 7))
tags = words % 5


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(20, 12)
        self.rnn = nn.GRU(12, 16)
        self.out = nn.Linear(16, 5)

    def forward(self, x):
        return self.out(self.rnn(self.embed(x.t()))[0])  # time, batch, tag


tagger = Tagger()
optimizer = torch.optim.Adam(tagger.parameters(), lr=0.01)
for epoch in range(3):
    for rows in torch.randperm(200).split(40):
        loss = nn.functional.cross_entropy(tagger(words[rows]).flatten(0, 1), tags[rows].t().flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
"""
SICK = changed(CURED, ("tags[rows].t().flatten())\n", "tags[rows].flatten())  # <- here\n"))
TURNED = changed(
    CURED, ("flatten(0, 1), tags[rows].t().flatten()", "transpose(0, 1).reshape(-1, 5), tags[rows].flatten()")
)
FEW = 3


def check(case: Case) -> Iterator[Finding]:
    """The axes in front of the classes are those of the targets, in another order."""
    places: dict[Place, list[Event]] = {}
    for event in (*case.losses, *case.events("difference")):
        if event["crossed"] is None:  # its numbers were not read
            continue
        places.setdefault(line_of(event.where), []).append(event)
    for place, events in places.items():
        sick = [event for event in events if event["crossed"]]
        if len(sick) >= FEW and nearly_all(len(sick), len(events)):
            ours, theirs = (", ".join(map(str, sizes)) for sizes in sick[0]["crossed"])
            says = Text(
                en=f"The answers were ({ours}, ...) before they were made flat, the targets ({theirs}).",
                zh=f"展平之前，模型的输出是 ({ours}, ...)，目标却是 ({theirs})。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="flattened-in-other-order", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Answers and targets are made flat in different orders.", zh="输出和目标展平的顺序不一样。"),
    why=Text(en="Flattening goes along the last axis first: of (time, batch) it lists all sentences at step 0, of "
                "(batch, time) all steps of sentence 0. As many numbers meet, but they belong to other words.",
             zh="展平是从最后一维走起的：(时间, 批) 先列出所有句子的第 0 步，(批, 时间) 先列出第 0 句的所有步。"
                "个数对得上，可每个输出遇到的都是别的词的标签。"),
    cure=Text(en="Turn one of them first: scores.transpose(0, 1).reshape(-1, C), or targets.t().reshape(-1).",
              zh="展平之前先把其中一个转过来：scores.transpose(0, 1).reshape(-1, C)，或者 targets.t().reshape(-1)。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.flatten.html",
    sick=SICK, cured=CURED, twins=(TURNED,), check=check,
)  # fmt: skip
