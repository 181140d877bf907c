"""order-never-told: a Transformer is given words without positions, and finds nothing to learn."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import placing, signs
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
words = torch.randint(0, 12, (640, 8))
labels = (words[:, 0] > words[:, -1]).long()


class First(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(12, 32)
        self.places = nn.Parameter(0.5 * torch.randn(8, 32))
        self.encoder = nn.TransformerEncoderLayer(32, 2, 64, 0.0, batch_first=True)
        self.out = nn.Linear(32, 2)

    def forward(self, x):
        h = self.embed(x) + self.places
        return self.out(self.encoder(h).mean(1))


model = First()
optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
for epoch in range(14):
    for rows in torch.randperm(640).split(64):
        loss = nn.functional.cross_entropy(model(words[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
"""
TABLE = "        self.places = nn.Parameter(0.5 * torch.randn(8, 32))\n"
SICK = changed(CURED, (TABLE, ""), ("self.embed(x) + self.places\n", "self.embed(x)  # <- here\n"))
BASKETS = changed(  # the order is no matter, and there is much to learn
    SICK, ("(words[:, 0] > words[:, -1]).long()", "(words == 3).any(1).long()"), ("  # <- here", "")
)
LITTLE, STEPS = 0.1, 60  # of the loss; steps that were made


def check(case: Case) -> Iterator[Finding]:
    """Positions lie ready and nobody reads them; or attention over bare words, and a loss that does not fall."""
    padded = any(event["hides"] for event in case.events("ordered"))
    bare = [odd["where"] or None for odd, _ in case.oddities("orderless") if padded or not odd["masked"]]
    ready = list(placing.unused(case))
    fell = signs.fell(case)
    stuck = fell is not None and fell < LITTLE and case.log.run.get("steps", 0) >= STEPS
    if not ready and not (bare and len(bare) == len(case.graphs) and stuck):
        return
    lines = [line_of(case.log.stacks[where]) for where in bare if where]
    places = lines or ready or [line_of(where) for _, where in case.oddities("orderless")]
    says = Text(
        en="The words go into attention without a trace of their places: any order of them gives the same answer.",
        zh="进入注意力的只有词本身，没有位置：把词的顺序随便打乱，答案都一样。",
    )
    yield Finding(places[0], says)


RULE = Rule(
    name="order-never-told", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The model is never told in which order the words stand.", zh="模型根本不知道词的先后顺序。"),
    why=Text(en="Attention treats its input as a set. Without positions “dog bites man” and “man bites dog” are the "
                "same, and what depends on the order alone cannot be learned.",
             zh="注意力把输入当作一个集合。不加位置信息，“狗咬人”和“人咬狗”就没有区别；只取决于顺序的东西，怎么训练都学不会。"),
    cure=Text(en="Add positions to the embedded words: h = embed(x) + pos(torch.arange(x.size(1))).",
              zh="词嵌入要加上位置：h = embed(x) + pos(torch.arange(x.size(1)))。"),
    lecture=13, source="https://docs.pytorch.org/tutorials/beginner/transformer_tutorial.html",
    sick=SICK, cured=CURED, twins=(BASKETS,), check=check,
)  # fmt: skip
