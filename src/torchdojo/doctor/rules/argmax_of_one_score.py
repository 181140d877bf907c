"""argmax-of-one-score: of a single number the first is always the largest, so that the answer always is class 0."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

RIGHT = "    right = ((model(x_data) > 0) == (y_data > 0.5)).float().mean()\n"
SICK = changed(
    BINARY, (RIGHT, "    right = (model(x_data).argmax(dim=1) == y_data[:, 0]).float().mean()  # <- here\n")
)
SQUEEZED = changed(  # max takes the second axis away, no more
    BINARY,
    (
        RIGHT,
        "    logits, _ = model(x_data).max(dim=1)\n    right = ((logits > 0) == (y_data[:, 0] > 0.5)).float().mean()\n",
    ),
)
TWO_SCORES = changed(
    BINARY,
    (RIGHT, "    logits = model(x_data)\n    both = torch.cat([-logits, logits], dim=1)\n"
     "    right = (both.argmax(dim=1) == y_data[:, 0]).float().mean()\n"),
)  # fmt: skip
BEST_ROW = changed(  # which row has the highest score of all
    BINARY, (RIGHT, f"{RIGHT}    best = model(x_data).argmax(dim=0)\n    print(best.item() == 3)\n")
)


def check(case: Case) -> Iterator[Finding]:
    """Of a model's answers (N, 1) the place of the highest in each row meets labels."""
    groups: dict[Place, list[int]] = {}
    for event in case.events("judged"):
        groups.setdefault(line_of(case.log.stacks[event["guessed"]]), []).append(event["classes"])
    for place, counts in groups.items():
        if set(counts) == {1}:
            says = Text(
                en=f"The answer has one score a row: its place was 0 in all {len(counts)} comparisons looked at.",
                zh=f"模型每行只输出一个分数：看过的 {len(counts)} 次比较里，argmax 全是 0。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="argmax-of-one-score", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="argmax of a single score per row.", zh="每行只有一个分数，却用 argmax 取类别。"),
    why=Text(en="One number is always the largest of its row. The accuracy is the share of class 0, nothing else.",
             zh="只有一个数时，最大的总是它自己。算出的准确率只是类别 0 的比例，和学到什么无关。"),
    cure=Text(en="Cut the one score: logits > 0, or probabilities > 0.5.",
              zh="一个分数用阈值来判：logits > 0，或概率 > 0.5。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.argmax.html",
    sick=SICK, cured=BINARY, twins=(TWO_SCORES, BEST_ROW, SQUEEZED), check=check,
)  # fmt: skip
