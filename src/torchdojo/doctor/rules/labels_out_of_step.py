"""labels-out-of-step: the inputs are put into another order, their labels are not."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.picking import moved_alone
from torchdojo.doctor.clues.sifting import apart
from torchdojo.doctor.examples import CLASSIFIER, REGRESSION, changed
from torchdojo.doctor.flow import FUNCTIONS, flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces import batches, partial
from torchdojo.doctor.traces.piling import mixed_at
from torchdojo.text import Text

MODEL = "model = nn.Linear(3, 1)\n"
BOTH = "order = torch.randperm(200)\nx_train, y_train = x_train[order], y_train[order]\n"
CURED = changed(REGRESSION, (MODEL, BOTH + MODEL))
SICK = changed(
    REGRESSION, (MODEL, f"order = torch.randperm(200)\nx_train = x_train[order]  # <- here\n{MODEL}")
)
CHANCE = changed(  # a baseline: how well does it do with labels by chance?
    REGRESSION,
    (
        MODEL,
        f"y_shuffled = y_train[torch.randperm(200)]\nprint((x_train.sum(1) - y_shuffled).var())\n{MODEL}",
    ),
)
TRAIN = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)\n"
PARALLEL = changed(
    CLASSIFIER,
    (
        TRAIN,
        "x_loader = DataLoader(x_data[:300], batch_size=30)\ny_loader = DataLoader(y_data[:300], batch_size=30)\n",
    ),
    ("in train_loader", "in zip(x_loader, y_loader)"),
)


def read(source: Source) -> Iterator[Finding]:
    """An array is indexed by a random order, or sifted, and its labels by another one, or by none."""
    flow = flow_of(source)
    yield from apart(source)
    for scope in (n for n in ast.walk(flow.tree) if isinstance(n, (ast.Module, *FUNCTIONS))):
        for order, partner in moved_alone(flow, scope):
            says = Text(
                en=f"{order.source} is put into another order here; {partner}, which belongs to it, does not follow.",
                zh=f"这里单独改了 {order.source} 的顺序，和它配套的 {partner} 却没有用同一个顺序。",
            )
            yield Finding(source.place(order.node), says)


def check(case: Case) -> Iterator[Finding]:
    """The text says so, or two loaders, one of inputs and one of labels, are each shuffled for themselves."""
    yield from in_run(read)(case)
    yield from partial.other_rows(case)
    for loader in batches.shuffled_labels(case)[:1]:
        says = Text(en="Inputs and labels come from two loaders, each of which shuffles for itself.",
                    zh="输入和标签来自两个 loader，各自打乱，顺序对不上。")  # fmt: skip
        yield Finding(line_of(loader.where), says)
    for event in case.events("collated")[:1]:
        first, place = ", ".join(map(str, event["order"][:5])), mixed_at(*event["code"])
        says = Text(en=f"collate_fn puts one part in the order {first}, ... and leaves another as it was.",
                    zh=f"collate_fn 把一部分排成 {first}……，另一部分却还是原来的顺序。")  # fmt: skip
        yield from [Finding(place, says)] if place is not None else []


RULE = Rule(
    name="labels-out-of-step", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Inputs and labels are in different orders.", zh="输入和标签的顺序对不上了。"),
    why=Text(en="Each sample now carries the label of some other. There is nothing to learn but how frequent each is.",
             zh="每个样本配上的都是别人的标签。除了各类标签的比例，什么也学不到。"),
    cure=Text(en="Use one order for both: order = torch.randperm(n); x, y = x[order], y[order].",
              zh="两者用同一个顺序：order = torch.randperm(n)；x, y = x[order], y[order]。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.randperm.html",
    sick=SICK, cured=CURED, twins=(CHANCE, PARALLEL), check=check, read=read,
)  # fmt: skip
