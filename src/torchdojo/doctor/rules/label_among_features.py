"""label-among-features: a column of the input is the answer."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.origins import origin
from torchdojo.text import Text

TRAIN = "train_loader = DataLoader("
TABLE = "table = torch.cat([x_data[:, :7], y_data.unsqueeze(1).float()], dim=1)\n"
SICK = changed(CLASSIFIER, (TRAIN, f"{TABLE}x_data = table  # <- here\n{TRAIN}"))
CURED = changed(
    CLASSIFIER,
    (TRAIN, f"{TABLE}x_data = table[:, :-1]\n{TRAIN}"),
    ("nn.Linear(8, 32)", "nn.Linear(7, 32)"),
)
A_STRONG_FEATURE = changed(  # nearly the answer, but not quite
    CLASSIFIER,
    (
        TRAIN,
        TABLE.replace("table =", "x_data =").replace("y_data.", "(y_data + (x_data[:, 7] > 2)).") + TRAIN,
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """In every batch looked at, the label can be read off the same column, one to one."""
    events = [e for e in case.losses if e["columns"] is not None]
    if len({line_of(event.where) for event in case.losses}) != 1 or not events:
        return  # several tasks: one of them may ask for a feature on purpose
    common = set.intersection(*(set(event["columns"]) for event in events))
    rows = sum(event["target"]["shape"][0] for event in events)
    before = [e for e in case.events("forward") if e.tick == events[-1].tick and e.number < events[-1].number]
    width = before[-1]["inputs"][0]["shape"][-1] if before and before[-1]["inputs"] else 0
    if events[0]["target"]["dtype"].startswith("float") and events[0]["labels"] is None:
        common &= {0, width - 1}  # a made-up regression may well have a feature as its target
    if common and rows >= 30 and before:
        says = Text(
            en=f"Column {min(common)} of {width} (counted from 0) equals the label, one to one, in all {rows} "
            "rows looked at.",
            zh=f"看过的 {rows} 行里，输入的第 {min(common)} 列（从 0 数，共 {width} 列）和标签一一对应。",
        )
        yield Finding(origin(case, before[-1]), says)


RULE = Rule(
    name="label-among-features", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The label is one of the features.", zh="标签混进了特征里。"),
    why=Text(en="The model only has to copy one column. The score is splendid, and worthless for data whose "
                "answer is not "
                "known yet.",
             zh="模型只要照抄那一列就行。分数漂亮极了，可一遇到还不知道答案的数据就毫无用处。"),
    cure=Text(en="Take the column of the label out of the input: table[:, "
                 ":-1].", zh="把标签那一列从输入里去掉：table[:, :-1]。"),
    lecture=7, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage",
    sick=SICK, cured=CURED, twins=(A_STRONG_FEATURE,), check=check,
)  # fmt: skip
