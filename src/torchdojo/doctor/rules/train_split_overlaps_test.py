"""train-split-overlaps-test: rows the model has learned stand in its examination."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.finding_itself import found_themselves
from torchdojo.doctor.examples import CLASSIFIER, REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.examinations import examinations
from torchdojo.doctor.traces.overlapping import to_change
from torchdojo.text import Text

LOADER = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)\n"
MORE = "test_loader = DataLoader(TensorDataset(x_data[250:], y_data[250:]), batch_size=50)  # <- here\n"
SICK = changed(CLASSIFIER, (LOADER, MORE))
TRAINING_SCORE = changed(
    REGRESSION, ("model(x_test).squeeze(1), y_test", "model(x_train).squeeze(1), y_train")
)
OVERSAMPLED = changed(CLASSIFIER, ("train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300])",
    "pick = torch.randint(0, 300, (400,))\ntrain_loader = DataLoader(TensorDataset(x_data[pick], "
    "y_data[pick])"))  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """The nearest neighbours of held-out rows are sought among all rows, those rows themselves among them."""
    for node, asked, whole in found_themselves(flow_of(source)):
        says = Text(en=f"{asked} is a part of {whole}: each of its rows finds itself as its nearest neighbour.",
                    zh=f"{asked} 本来就是 {whole} 的一部分：每一行找到的最近邻都是它自己。")  # fmt: skip
        yield Finding(source.place(node), says)


def check(case: Case) -> Iterator[Finding]:
    """Some of the rows examined were learned before, or all of them and they are called test rows."""
    yield from in_run(read)(case)
    for one in examinations(case):
        if one.whole or one.learned_earlier or not (one.called_test or one.apart):
            continue
        says = Text(
            en=f"{one.both} of the {one.examined} rows examined are among the {one.event['trained']} rows "
            "learned before.",
            zh=f"用来评估的 {one.examined} 行里，有 {one.both} 行在之前训练过的 {one.event['trained']} 行当中。",
        )
        yield Finding(to_change(case, one), says)


RULE = Rule(
    name="train-split-overlaps-test",
    severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Training data and test data share rows.", zh="训练集和测试集有重复的行。"),
    why=Text(
        en="The model has seen these answers. The score says how well it remembers, not how well it will do.",
        zh="这些题的答案模型都见过。这样的分数只说明它记得多牢，不说明它以后做得多好。",
    ),
    cure=Text(
        en="Split once, so that every row is in exactly one part: random_split, or slices that do "
        "not overlap.",
        zh="只划分一次，让每一行只属于一个部分：用 random_split，或互不重叠的切片。",
    ),
    lecture=7,
    source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage",
    sick=SICK, cured=CLASSIFIER, twins=(TRAINING_SCORE, OVERSAMPLED), check=check,
)  # fmt: skip
