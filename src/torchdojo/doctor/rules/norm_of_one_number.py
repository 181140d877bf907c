"""norm-of-one-number: normalised by itself, a number is always 0, and nothing of the input is left."""

from collections.abc import Iterator
from math import prod

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.log import Thing
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

MODEL = "nn.Linear(3, 1)"
NET = "nn.Sequential(nn.Linear(3, 16), {}nn.ReLU(), nn.Linear(16, 1){})"
SICK = changed(REGRESSION, (f"{MODEL}\n", NET.format("", ", nn.LayerNorm(1)") + "  # <- here\n"))
CURED = changed(REGRESSION, (MODEL, NET.format("", "")))
FEATURES = changed(REGRESSION, (MODEL, NET.format("nn.LayerNorm(16), ", "")))


def alone(layer: Thing, settings: dict[str, object]) -> str:
    """Return the numbers of a norm layer whose mean is the number itself; "" if there are others."""
    match layer.cls, settings:
        case "LayerNorm" | "RMSNorm", {"normalized_shape": [*shape]} if prod(int(str(n)) for n in shape) == 1:
            return f"{layer.cls}({shape[0]})"
    return ""


def check(case: Case) -> Iterator[Finding]:
    """A norm layer that ran in training takes the mean of one number."""
    for model in case.models:
        for _, layer, settings in case.layers(model):
            name = alone(layer, settings)
            if name and layer["ran"]:
                yield Finding(line_of(layer.where), Text(
                    en=f"{name}: each mean is taken of a single number, and what is left is its bias.",
                    zh=f"{name}：每个均值都只取自一个数，归一化之后剩下的只有偏置。",
                ))  # fmt: skip


RULE = Rule(
    name="norm-of-one-number", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A norm layer normalises every number by itself.", zh="归一化层里，每个数都只和自己比。"),
    why=Text(en="x minus the mean of x is 0. Behind such a layer every input gives the same answer, and no gradient "
                "comes back to what stands before it.",
             zh="一个数减去自己的均值恒等于 0。这样一层之后，所有输入得到同样的结果，"
                "前面的层也收不到任何梯度。"),
    cure=Text(en="Take it away; or normalise over the features, before the last layer.",
              zh="去掉这一层；或者把它放到最后一层之前，对多个特征做归一化。"),
    lecture=10, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.LayerNorm.html",
    sick=SICK, cured=CURED, twins=(FEATURES,), check=check,
)  # fmt: skip
