"""training-rows-never-shuffled: the rows are sorted by label and come in that order."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import runs
from torchdojo.text import Text

LOADER = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)\n"
SORTED = "order = y_data[:300].argsort()\n" + LOADER.replace("[:300]", "[order]")
SICK = changed(CLASSIFIER, (LOADER, SORTED.replace(", shuffle=True)", ")  # <- here")))
CURED = changed(CLASSIFIER, (LOADER, SORTED))
MIXED = changed(CLASSIFIER, (", shuffle=True", ""))  # never shuffled, but in no order either
PER_CLASS = changed(  # one class at a time on purpose, all of them before every step
    CLASSIFIER,
    (
        "loss = criterion(outputs, labels)",
        "loss = sum(criterion(outputs[labels == k], labels[labels == k]) for k in range(2))",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Nearly every batch of one loss call holds one class only, and the batches differ in it."""
    groups: dict[object, list[Event]] = {}
    for event in case.learned_losses("cross_entropy", "nll_loss", *runs.BINARY):
        if event["labels"] and event["labels"]["rows"] >= 8:
            groups.setdefault(event.where, []).append(event)
    for events in groups.values():
        sick = [event for event in events if runs.bunched(event)]
        kinds = {event["labels"]["first"] for event in events}
        once = len(events) <= 1.5 * len({event.tick for event in events})
        if (
            len(events) >= 4
            and not runs.in_turn(events)
            and len(kinds) >= 2
            and once
            and nearly_all(len(sick), len(events))
        ):
            says = Text(
                en=f"{len(sick)} of {len(events)} batches looked at held one class, or two in two "
                "blocks, of the "
                f"{len(kinds)} or more there are.",
                zh=f"看过的 {len(events)} 个批次里，有 {len(sick)} "
                f"个只有一个类别（或前后两段两个类别），而类别至少有 {len(kinds)} 个。",
            )
            yield Finding(runs.origin(case, sick[-1]), says)
    for event, share in runs.climbing(case):
        says = Text(en=f"Batch after batch the targets go up or down; one batch covers {share:.0%} of their range.",
                    zh=f"目标值一批一批地往一个方向走，每批只占全部取值范围的 {share:.0%}。")  # fmt: skip
        yield Finding(runs.origin(case, event), says)


RULE = Rule(
    name="training-rows-never-shuffled",
    severity=Severity.WARNING,
    certainty=Certainty.STATISTIC,
    what=Text(en="Training rows come sorted by label.", zh="训练数据按标签排好了序，没有打乱。"),
    why=Text(
        en="Each batch pulls the model to its one class, and the next one pulls it away again.",
        zh="每个批次都把模型拉向自己那一类，下一个批次又把它拉走。",
    ),
    cure=Text(
        en="Use DataLoader(..., shuffle=True), or torch.randperm in every epoch.",
        zh="用 DataLoader(..., shuffle=True)，或每个 epoch 用 torch.randperm 打乱。",
    ),
    lecture=7,
    source="https://docs.pytorch.org/docs/stable/data.html",
    sick=SICK,
    cured=CURED,
    twins=(MIXED, PER_CLASS),
    check=check,
)
