"""no-activation-between-layers: linear layers in a row are together one linear layer."""

import re
from collections.abc import Iterator
from typing import Any

from torchdojo.doctor.case import Case, most, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Event, Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import products
from torchdojo.text import Text

LAYERS = "    nn.Linear(8, 32),\n    nn.ReLU(),\n"
SICK = changed(CLASSIFIER, (LAYERS, "    nn.Linear(8, 32),  # <- here\n"))
ONE = changed(CLASSIFIER, (LAYERS, ""), ("nn.Linear(32, 3)", "nn.Linear(8, 3)"))
BOTTLENECK = changed(  # few numbers in the middle, as in principal components: on purpose
    CLASSIFIER, (LAYERS, "    nn.Linear(8, 2),\n"), ("nn.Linear(32, 3)", "nn.Linear(2, 3)")
)
STRAIGHT = (  # whatever else stands between layers may bend
    "Addmm", "Mm", "Convolution", "Embedding", "Mul", "Div", "Add", "Sub", "Neg", "Sum", "Mean", "T", "View", "Unsafe",
    "Reshape", "Squeeze", "Unsqueeze", "Select", "Slice", "Index", "Gather", "Permute", "Expand", "Clone", "Alias",
    "Cat", "Stack", "Split", "Unbind", "Repeat", "ToCopy", "NativeBatchNorm", "CudnnBatchNorm", "NativeDropout",
    "AvgPool", "AdaptiveAvgPool", "MkldnnAdaptiveAvgPool", "MaxPool", "ConstantPad", "Upsample", "Flip", "Roll",
)  # fmt: skip
LINEAR = re.compile(r"\b(PCA|low[ _-]?rank|deep linear|linear auto-?encoder)\b|without activation|no activation|"
                    r"koopman|linear (dynamical )?(system|dynamics)|state[- ]space|线性系统|"
                    r"principal component|主成分|低秩|线性自编码|不加激活", re.IGNORECASE)  # fmt: skip
BENT = ("Tanh", "Threshold", "Take", "ToSparse", "MulSparse", "EmbeddingBag", "Topk", "Tan")


def straight(case: Case, event: Event) -> list[list[dict[str, Any]]]:
    """Return the pairs of layers in a row, if nothing is bent before any layer; not those with a bottleneck."""
    number = event["graph"]
    row = case.log.run["graphs"][number] if number is not None and number >= 0 else {}
    below = row.get("below", ())
    if any(not name.startswith(STRAIGHT) or name.startswith(BENT) for name in below):
        return []
    pairs = [pair for pair in row.get("pairs", ()) if max(pair[0]["wide"][0], pair[1]["wide"][1]) > 1]
    return [(a, b) for a, b in pairs if a["wide"][0] >= min(a["wide"][1], b["wide"][0])]  # type: ignore[misc]


def meant(case: Case) -> bool:
    """Whether the script itself says that it wants a linear map."""
    return any(LINEAR.search("\n".join(case.source(Place(file, 1, "")).lines)) for file in case.files)


def check(case: Case) -> Iterator[Finding]:
    """A model of several linear layers has nothing between them, nowhere."""
    by_hand = not case.optimizers  # weights moved by hand
    learned = [event for event in case.backwards if by_hand or case.graph(event).leaves & case.owned]
    sick = [event for event in learned if straight(case, event)]
    if not nearly_all(len(sick), len(learned)) or len(sick) < 3 or meant(case):
        return
    pairs = [pair for event in sick for pair in straight(case, event)]
    first = min((a for a, _ in pairs if a.get("where")), key=lambda a: a["where"], default=None)
    (out, into), last = pairs[0][0]["wide"], pairs[0][1]["wide"][0]
    says = Text(
        en=f"{into} -> {out} -> {last} with nothing between is the same as {into} -> {last}.",
        zh=f"{into} -> {out} -> {last} 中间什么也没有，等于直接 {into} -> {last}。",
    )
    yield Finding(case.made(first) if first is not None else products(case) or most(sick), says)


RULE = Rule(
    name="no-activation-between-layers",
    severity=Severity.WARNING,
    certainty=Certainty.FACT,
    what=Text(en="There is no activation between the layers.", zh="层与层之间没有激活函数。"),
    why=Text(en="A linear map of a linear map is a linear map: however deep, such a model draws straight lines only.",
             zh="线性变换再做线性变换还是线性变换：不管多深，这样的模型只能画直线。"),
    cure=Text(en="Put nn.ReLU() (or torch.relu) between the layers.", zh="在层与层之间加 nn.ReLU()（或 torch.relu）。"),
    lecture=7,
    source="https://www.deeplearningbook.org/contents/mlp.html",
    sick=SICK, cured=CLASSIFIER, twins=(ONE, BOTTLENECK), check=check,
)  # fmt: skip
