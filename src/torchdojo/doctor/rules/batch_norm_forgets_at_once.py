"""batch-norm-forgets-at-once: momentum=0.99 keeps, in torch, one hundredth of what was known before."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LAYER = "    nn.Linear(8, 32),\n"
NORM = f"{LAYER}    nn.BatchNorm1d(32, momentum=0.99)"
SICK = changed(CLASSIFIER, (LAYER, f"{NORM},  # <- here\n"))
CURED = changed(CLASSIFIER, (LAYER, f"{NORM.replace('0.99', '0.01')},\n"))
WHOLE = changed(
    CLASSIFIER, (LAYER, f"{NORM},\n"), ("batch_size=30", "batch_size=300")
)  # each batch is all there is
HIGH, LONG = 0.9, 10


def forgetful(case: Case, model: Thing) -> list[tuple[Thing, float]]:
    """Return the batch norms of a model whose running statistics are nearly those of the last batch."""
    found = []
    for _, layer, settings in case.layers(model):
        momentum = settings.get("momentum")
        if layer.cls.endswith(("BatchNorm", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d")) and isinstance(
            momentum, float
        ):
            found += (
                [(layer, momentum)] if HIGH <= momentum < 1 and settings.get("track_running_stats") else []
            )
    return found


def in_batches(case: Case, model: Thing) -> bool:
    """Whether a model learns from different batches in train mode, and is examined in eval mode."""
    calls = [event for event in case.events("forward") if event["module"] == model.number]
    taught = [event["spread"] for event in calls if event["training"] and event["grad"] and event["spread"]]
    different = {(spread["mean"], spread["std"]) for spread in taught if spread is not None}
    examined = any(not event["training"] and not event["grad"] for event in calls)
    return examined and len(different) > len(taught) / 2 and case.log.run["ticks"] >= LONG


def check(case: Case) -> Iterator[Finding]:
    """A model whose batch norms forget in one step is taught in batches and examined in eval mode."""
    seen = set()
    for model in case.models:
        sick = forgetful(case, model)
        for layer, momentum in sick if sick and in_batches(case, model) else ():
            place = line_of(layer.where)
            if place not in seen:
                says = Text(
                    en=f"momentum={momentum}: after each batch {momentum:.1%} of the running statistics are its own.",
                    zh=f"momentum={momentum}：每过一个批次，滑动统计量里就有 {momentum:.1%} 是它自己的。",
                )
                yield Finding(place, says)
            seen.add(place)


RULE = Rule(
    name="batch-norm-forgets-at-once", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Batch norm's running statistics are those of the last batch.",
              zh="批归一化的滑动统计量其实只是最后一个批次的。"),
    why=Text(en="In torch momentum is the share of the new batch: 0.1 by default. TensorFlow's 0.99 is 0.01 here. In "
                "eval mode everything is normalised by whatever batch came last.",
             zh="torch 里 momentum 是新批次所占的份额，默认 0.1；TensorFlow 的 0.99 在这里要写 0.01。否则评估时用的全是"
                "最后那个批次的统计量。"),
    cure=Text(en="Write 1 - momentum: momentum=0.01, or leave the default.",
              zh="写成 1 - momentum：momentum=0.01，或用默认值。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.BatchNorm1d.html",
    sick=SICK, cured=CURED, twins=(WHOLE,), check=check,
)  # fmt: skip
