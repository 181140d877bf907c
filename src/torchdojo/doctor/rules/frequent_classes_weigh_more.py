"""frequent-classes-weigh-more: class weights that follow the counts, where they should balance them."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

RARE = ("(x_data[:, 2] > 0.5).long()", "(x_data[:, 2] > 1.0).long()")
LOSS = "criterion = nn.CrossEntropyLoss()\n"
COUNTS = "counts = torch.bincount(y_data[:300]).float()\n"
SICK = changed(
    CLASSIFIER,
    RARE,
    (LOSS, f"{COUNTS}criterion = nn.CrossEntropyLoss(weight=counts / counts.sum())  # <- here\n"),
)
CURED = changed(
    CLASSIFIER, RARE, (LOSS, f"{COUNTS}criterion = nn.CrossEntropyLoss(weight=counts.sum() / (3 * counts))\n")
)
UNEVEN, CLOSE, ENOUGH = 3.0, 0.2, 100


def follows(some: list[Event]) -> tuple[list[float], list[float]] | None:
    """Return weights and counts, if the counts differ and each weight is the same small part of its count."""
    weights = some[0]["balance"]["weights"]
    counts = [float(sum(column)) for column in zip(*(e["balance"]["counts"] for e in some), strict=True)]
    pairs = [(w, n) for w, n in zip(weights, counts, strict=True) if n > 0]
    if sum(counts) < ENOUGH or len(pairs) < 2 or min(w for w, _ in pairs) <= 0:
        return None
    shares = [w / n for w, n in pairs]
    common, rare = max(counts), min(n for _, n in pairs)
    room = CLOSE + rare**-0.5  # a small count is not known better
    return (weights, counts) if common > UNEVEN * rare and max(shares) < (1 + room) * min(shares) else None


def check(case: Case) -> Iterator[Finding]:
    """The weights of a loss are proportional to how often its classes were seen."""
    places: dict[tuple[object, object], list[Event]] = {}
    for event in case.losses:
        if event["balance"] is not None:
            places.setdefault((event["criterion"], event.where), []).append(event)
    for (criterion, _), some in places.items():
        found = follows(some)
        if found is not None:
            weights, counts = (", ".join(f"{one:.3g}" for one in part[:6]) for part in found)
            says = Text(
                en=f"Labels seen of each class: {counts}; weights: {weights}.",
                zh=f"各类标签出现的次数：{counts}；权重：{weights}。",
            )
            made = case.log.things.get(criterion) if isinstance(criterion, int) else None
            yield Finding(line_of(made.where if made is not None else some[0].where), says)


RULE = Rule(
    name="frequent-classes-weigh-more", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The class weights are proportional to the counts.", zh="类别权重和样本数成了正比。"),
    why=Text(en="A frequent class has the larger part of the loss already. Weighted by its count it has nearly all of "
                "it, and rare classes are not learned.",
             zh="常见的类别本来就占了损失的大头；再按样本数加权，几乎全归它了，少见的类别就学不到。"),
    cure=Text(en="Use the inverse: weight = total / (classes * counts); pos_weight = negatives / positives.",
              zh="用倒数：weight = 总数 / (类别数 * 各类样本数)；pos_weight = 负样本数 / 正样本数。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, check=check,
)  # fmt: skip
