"""views-paired-wrongly: a contrastive loss takes strangers for the two views of one sample."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

CALL = "        outputs = model(inputs)\n        loss = criterion(outputs, labels)\n"
BOTH = """\
        a, b = (model(inputs + 0.1 * torch.randn_like(inputs)) for _ in range(2))
        z = nn.functional.normalize(torch.cat([a, b]), dim=1)
        alike = (z @ z.T / 0.2).fill_diagonal_(float('-inf'))
"""
SICK = changed(
    CLASSIFIER, (CALL, f"{BOTH}        loss = criterion(alike, torch.arange(60) ^ 1)  # <- here\n")
)
CURED = changed(CLASSIFIER, (CALL, f"{BOTH}        loss = criterion(alike, torch.arange(60).roll(30))\n"))
SIDE_BY_SIDE = changed(  # the two views of a sample are neighbours
    SICK, ("torch.cat([a, b])", "torch.stack([a, b], 1).flatten(0, 1)"), ("  # <- here", "")
)
OFTEN = 0.53  # of the rows; by chance it is half of them
SURE = 6.0  # deviations from chance; some 3 in the last third
LESS = 0.05  # of the rows, at the end: the target is learned after all
MANY = 5  # losses
SAME = Text(en="Each row is a sample and each column another view of one, and the target names one column for all.",
            zh="每行是一个样本，每列是某个样本的另一个视图，目标却让所有行都配同一列。")  # fmt: skip


def ahead(counts: list[list[int]], other: int) -> tuple[int, int, float]:
    """Return in how many rows another pairing is more alike, of how many, and by how many deviations above chance."""
    rows, more = (sum(one[at] for one in counts) for at in (0, other))
    return more, rows, (2 * more - rows) / max(1, rows) ** 0.5


def check(case: Case) -> Iterator[Finding]:
    """From the beginning to the end another sample is more alike than the one that is called its partner."""
    losses = [e for e in case.learned_losses("cross_entropy") if e["partners"]]
    counts = [e["partners"] for e in losses]
    for other in range(1, len(counts[0]) if len(counts) >= MANY else 1):
        more, rows, sure = ahead(counts, other)
        late, of_late, still = ahead(counts[-(len(counts) // 3) :], other)
        learned = late / of_late < more / rows - LESS
        if sure > SURE and still > SURE / 2 and min(more / rows, late / of_late) > OFTEN and not learned:
            says = Text(
                en=f"In {more} of {rows} rows looked at, the sample half a batch away, beside it or on the diagonal is "
                "more alike than the one that the target names.",
                zh=f"看过的 {rows} 行里有 {more} 行：隔半个批次的、相邻的或对角线上的那个样本，"
                "比目标指定的那个更相似。",
            )
            yield Finding(most(losses), says)
    same = [e for e in case.learned_losses("cross_entropy") if e["same"] is not None]
    if len(same) >= MANY and all(e["same"] for e in same):
        yield Finding(most(same), SAME)


RULE = Rule(
    name="views-paired-wrongly", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The pairs of a contrastive loss are not two views of one sample.",
              zh="对比损失里配成正对的，不是同一个样本的两个视图。"),
    why=Text(en="After torch.cat([a, b]) the partner of row i is row i + N; after interleaving it is its neighbour. "
                "With the wrong one, strangers are pulled together and the views of one sample are pushed apart.",
             zh="torch.cat([a, b]) 之后，第 i 行的另一个视图在第 i + N 行；交错排列时才是相邻的那一行。"
                "配错了，就是把不相干的样本拉近，把同一个样本的两个视图推远。"),
    cure=Text(en="After torch.cat([a, b]) of N rows each: target = torch.arange(2 * N).roll(N). For a @ b.T: "
                 "target = torch.arange(N).",
              zh="torch.cat([a, b])（各 N 行）之后：target = torch.arange(2 * N).roll(N)；a @ b.T 则用 "
                 "target = torch.arange(N)。"),
    lecture=8, source="https://arxiv.org/abs/2002.05709",
    sick=SICK, cured=CURED, twins=(SIDE_BY_SIDE,), check=check,
)  # fmt: skip
