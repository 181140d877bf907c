"""ensemble-of-copies: the members of an ensemble begin with one seed and learn the same."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import ensembles
from torchdojo.text import Text

CURED = BINARY[: BINARY.index("model = Net()")] + """\
def member(number):
    torch.manual_seed(number)
    model = Net()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for step in range(40):
        rows = torch.randint(0, 200, (40,))
        loss = nn.functional.binary_cross_entropy_with_logits(model(x_data[rows]), y_data[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


members = [member(number) for number in range(4)]
with torch.no_grad():
    chance = torch.stack([model(x_data).sigmoid() for model in members]).mean(0)
print(((chance > 0.5) == (y_data > 0.5)).float().mean().item())
"""  # fmt: skip
SICK = CURED.replace("manual_seed(number)\n", "manual_seed(1)  # <- here\n")
COMPARED = (  # rates are tried in turn, all from one beginning
    SICK.replace("  # <- here", "")
    .replace("member(number):", "member(rate):")
    .replace("lr=0.01", "lr=rate")
    .replace("member(number) for number in range(4)", "member(rate) for rate in (0.03, 0.01, 0.003, 0.001)")
)


def check(case: Case) -> Iterator[Finding]:
    """Models of equal weights at every look, and one seed set for each, whose answers are put together."""
    models = ensembles.copies(case)
    seed = ensembles.seeded(case, len(models)) if models and ensembles.vote(case, models) else None
    if seed is not None:
        place, value = seed
        says = Text(
            en=f"{len(models)} models began with the seed {value}, and their weights were equal at every look.",
            zh=f"{len(models)} 个模型都用种子 {value} 开始，每次查看时权重都一模一样。",
        )
        yield Finding(place, says)


RULE = Rule(
    name="ensemble-of-copies", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The members of the ensemble are copies of each other.", zh="集成里的各个成员其实是同一个模型。"),
    why=Text(en="An ensemble is better than one model because its members err in different places. Members with the "
                "same first weights and the same batches stay equal: all of them together answer like one.",
             zh="集成比单个模型好，是因为各成员错的地方不一样。初始权重相同、批次也相同，训练出来就完全相同："
                "一起投票，等于一个模型自己回答。"),
    cure=Text(en="Give each member a seed of its own: torch.manual_seed(seed + number).",
              zh="给每个成员自己的种子：torch.manual_seed(seed + number)。"),
    lecture=7, source="https://arxiv.org/abs/1612.01474",
    sick=SICK, cured=CURED, twins=(COMPARED,), check=check,
)  # fmt: skip
