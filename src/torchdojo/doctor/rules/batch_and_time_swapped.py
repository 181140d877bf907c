"""batch-and-time-swapped: a recurrent layer or an attention reads the batch as time, and time as the batch."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Event, Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import batches
from torchdojo.text import Text

SICK = changed(SEQUENCES, ("16, batch_first=True)\n", "16)  # <- here\n"))
TIME_FIRST = changed(
    SEQUENCES,
    ("16, batch_first=True)", "16)"),
    ("x.transpose(1, 2)", "x.permute(2, 0, 1)"),
    ("[:, -1])", "[-1])"),
)


def check(case: Case) -> Iterator[Finding]:
    """In nearly all calls the axis that the layer reads as time has the length of the batch, and the other "
    "has not."""
    groups: dict[int, list[bool]] = {}
    seen: dict[int, Event] = {}
    turned: set[tuple[int, int, bool]] = set()
    for event in case.events("ordered"):
        n = batches.sequences(case, event) if len(event["shape"]) == 3 and event.tick <= 200 else 0
        first, second = event["shape"][:2]
        if n and first != second and 1 not in (first, second):
            groups.setdefault(event["layer"], []).append((first == n) != event["batch_first"])
            seen[event["layer"]] = event
            turned.add((second, first, event["batch_first"]))
    for number, swapped in groups.items():
        if (*seen[number]["shape"][:2], seen[number]["batch_first"]) in turned:
            continue  # another layer reads the other axis: attention along each of both
        if len(swapped) >= 3 and nearly_all(sum(swapped), len(swapped)):
            layer: Thing = case.log.things[number]
            first, second, _ = seen[number]["shape"]
            n, t = (second, first) if seen[number]["batch_first"] else (first, second)
            says = Text(
                en=f"{layer.cls} with batch_first={seen[number]['batch_first']} got ({first}, {second}, ...) "
                "for a batch "
                f"of {n}: it read {n} steps of time in {t} sequences.",
                zh=f"{layer.cls}（batch_first={seen[number]['batch_first']}）收到 ({first}, {second}, ...)，"
                f"而批大小是 {n}："
                f"它把数据当成了 {t} 条长度为 {n} 的序列。",
            )
            yield Finding(line_of(batches.maker(case, layer).where), says)


RULE = Rule(
    name="batch-and-time-swapped", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The axes of batch and time are exchanged.", zh="批次维和时间维弄反了。"),
    why=Text(en="The layer walks from one sample to the next as if they were moments of one sequence. All "
                "shapes still "
                "fit, but nothing is learned about time.",
             zh="这一层把不同的样本当成同一条序列的先后时刻来走。形状都对得上，却学不到任何时间上的规律。"),
    cure=Text(en="Make the layer with batch_first=True for (batch, time, feature); without it, give (time, "
                 "batch, feature).",
              zh="数据是 (批次, 时间, 特征) 就写 batch_first=True；不写的话要给 (时间, 批次, 特征)。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html",
    sick=SICK, cured=SEQUENCES, twins=(TIME_FIRST,), check=check,
)  # fmt: skip
