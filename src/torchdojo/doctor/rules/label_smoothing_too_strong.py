"""label-smoothing-too-strong: most of each label is spread over all classes."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LOSS = "nn.CrossEntropyLoss()"
SICK = changed(CLASSIFIER, (f"{LOSS}\n", "nn.CrossEntropyLoss(label_smoothing=0.9)  # <- here\n"))
CURED = changed(CLASSIFIER, (LOSS, "nn.CrossEntropyLoss(label_smoothing=0.1)"))
STRONG = 0.5


def check(case: Case) -> Iterator[Finding]:
    """More than half of every label is given away."""
    sick = [event for event in case.learned_losses("cross_entropy") if (event["smoothing"] or 0) > STRONG]
    if sick:
        made = case.log.things.get(sick[0]["criterion"] or 0)
        share = sick[0]["smoothing"]
        says = Text(
            en=f"label_smoothing = {share:g}: {share:.0%} of each label is spread evenly over all classes.",
            zh=f"label_smoothing = {share:g}：每个标签有 {share:.0%} 被平均分给了所有类别。",
        )
        yield Finding(line_of(made.where) if made is not None else most(sick), says)


RULE = Rule(
    name="label-smoothing-too-strong", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Label smoothing gives most of each label away.", zh="标签平滑过强，标签的大半都被分走了。"),
    why=Text(en="label_smoothing is the share that is taken from the right class, not the share that is left to it. "
                "With 0.9 the best answer is close to “all classes alike”: hardly any gradient points to one.",
             zh="label_smoothing 是从正确类别里拿走的比例，不是留给它的比例。写成 0.9，"
                "最优的回答就接近“各类差不多”，几乎没有梯度指向正确的类别。"),
    cure=Text(en="label_smoothing=0.1 is usual, 0.2 is much.", zh="一般用 label_smoothing=0.1，0.2 已经很大了。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    sick=SICK, cured=CURED, check=check,
)  # fmt: skip
