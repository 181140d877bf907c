"""softmax-over-the-batch: the probabilities of one class over all samples add up to 1, not those of one sample."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.sharing import answered, bags, beside_classes, both_ways, over_the_batch
from torchdojo.text import Text

LAYER, LOSS = "    nn.Linear(32, 3),\n", "nn.CrossEntropyLoss()"
SICK = changed(CLASSIFIER, (LAYER, f"{LAYER}    nn.LogSoftmax(dim=0),  # <- here\n"), (LOSS, "nn.NLLLoss()"))
CURED = changed(CLASSIFIER, (LAYER, f"{LAYER}    nn.LogSoftmax(dim=1),\n"), (LOSS, "nn.NLLLoss()"))
POOLING = changed(  # weights over the samples of a bag, on purpose
    CLASSIFIER,
    ("loss = criterion(outputs, labels)", "weights = torch.softmax(outputs.max(dim=1, keepdim=True).values, dim=0)\n"
     "        loss = (weights * nn.functional.cross_entropy(outputs, labels, reduction='none')[:, "
     "None]).sum()"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Softmax with dim=0 of an answer (N, K), at the end of a model or behind it."""
    answers = answered(case)
    found: dict[Place, list[Event]] = {}
    for event in case.events("softmax"):
        if over_the_batch(event, answers) and not both_ways(case, event):
            module = case.log.things.get(event["module"] or 0)
            where = module.where if module is not None and event["contained"] else event.where
            found.setdefault(line_of(where), []).append(event)
    for place, events in found.items():
        n, k = events[0]["shape"]
        yield Finding(place, Text(en=f"dim=0 of ({n}, {k}): it shares out 1 among the {n} samples of a batch.",
                                  zh=f"形状 ({n}, {k}) 上用 dim=0：把 1 分给了一个批次里的 {n} 个样本。"))  # fmt: skip
    by_hand = {line_of(case.log.stacks[odd["where"]] or w): odd for odd, w in case.oddities("over_rows")}
    for place, odd in by_hand.items() if not found else ():
        n, k = odd["shape"]
        says = Text(
            en=f"dim=0 of ({n}, {k}): of shares that add up to 1 over the {n} samples, each row's own class is picked.",
            zh=f"形状 ({n}, {k}) 上沿 dim=0 求和：各行取出的概率，是在 {n} 个样本之间加起来等于 1 的。",
        )
        yield Finding(place, says)
    for place, sizes, dim, k in beside_classes(case):
        shape = ", ".join(map(str, sizes))
        says = Text(en=f"dim={dim} of ({shape}): it shares out 1 among {sizes[dim]}, "
                       f"yet each label is one of {k} classes.",
                    zh=f"形状 ({shape}) 上用 dim={dim}：把 1 分给了 {sizes[dim]} 份，"
                       f"而每个标签却是 {k} 个类别中的一个。")  # fmt: skip
        yield Finding(place, says)
    for place, n, k, dim in bags(case):
        says = Text(en=f"dim={dim}: it shares out 1 among {n} rows; the {k} parts of a row are summed with it.",
                    zh=f"dim={dim}：把 1 分给了 {n} 行；随后却用这些权重对一行自己的 {k} 个部分求和。")  # fmt: skip
        yield Finding(place, says)


RULE = Rule(
    name="softmax-over-the-batch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Softmax runs along the batch or the steps instead of the classes or parts of a row.",
              zh="softmax 沿着批次或时间步方向算了，而不是沿着类别或一行自己的各个部分。"),
    why=Text(en="A sample's shares then depend on its neighbours in the batch and do not add up to 1.",
             zh="这样一来，一个样本的概率或权重取决于同批的其他样本，而且加起来不等于 1。"),
    cure=Text(en="Use dim=1, or dim=-1 of (N, K): the axis of the classes or parts.",
              zh="用 dim=1；形状是 (N, K) 时也可以写 dim=-1，也就是类别或各部分那一维。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html",
    sick=SICK, cured=CURED, twins=(POOLING,), check=check,
)  # fmt: skip
