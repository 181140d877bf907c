"""compared-with-nan: x == nan is false for every x, for nan too."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

LABELS = "y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()\n"
FILLED = LABELS + "x_data[{}] = 0.0{}\n"
SICK = changed(CLASSIFIER, (LABELS, FILLED.format('x_data == float("nan")', "  # <- here")))
CURED = changed(CLASSIFIER, (LABELS, FILLED.format("x_data.isnan()", "")))
ITSELF = changed(CLASSIFIER, (LABELS, FILLED.format("x_data != x_data", "")))  # true for nan alone
INFINITE = changed(CLASSIFIER, (LABELS, FILLED.format('x_data == float("inf")', "")))
OWNERS = {"torch", "np", "numpy", "math"}


def nan(node: ast.expr) -> bool:
    """Whether this is float("nan"), np.nan, math.nan or torch.nan."""
    match node:
        case ast.Call(args=[ast.Constant(value=str(word))]) if called(node) == "float":
            return word.strip().lower() == "nan"
        case ast.Attribute(value=owner, attr="nan" | "NaN" | "NAN"):
            return text(owner) in OWNERS
    return False


def read(source: Source) -> Iterator[Finding]:
    """One side of a comparison for equality is nan as it is written, or a name of it."""
    flow = flow_of(source)
    for node in ast.walk(source.tree):
        sides: list[ast.expr] = []
        match node:
            case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq()], comparators=[right]):
                sides = [left, right]
            case ast.Call(func=ast.Attribute(value=owner, attr="eq" | "ne"), args=given):
                sides = [*given, owner]
        known = [nan(flow.made(one) or one if text(one) else one) or nan(one) for one in sides]
        if any(known) and not all(known):
            written = ast.unparse(node)
            always = (
                ("True", "True")
                if isinstance(getattr(node, "ops", [0])[0], ast.NotEq)
                else ("False", "False")
            )
            says = Text(
                en=f"“{written}” is {always[0]} everywhere.", zh=f"“{written}” 处处都是 {always[1]}。"
            )
            yield Finding(source.place(node), says)


RULE = Rule(
    name="compared-with-nan", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A comparison with nan finds nothing.", zh="和 nan 作比较，什么也找不到。"),
    why=Text(en="nan is not equal to anything, not even to itself. What was to be replaced or left out stays, and one "
                "nan in a batch makes the loss and all weights nan.",
             zh="nan 不等于任何数，连它自己也不等于。想替换、想剔除的缺失值都还在原处，"
                "一批里只要有一个 nan，损失和所有权重就全成了 nan。"),
    cure=Text(en="Ask with torch.isnan(x), np.isnan(x) or math.isnan(x); or fill with torch.nan_to_num(x).",
              zh="用 torch.isnan(x)、np.isnan(x) 或 math.isnan(x) 来判断；或者用 torch.nan_to_num(x) 填补。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.isnan.html",
    sick=SICK, cured=CURED, twins=(ITSELF, INFINITE), check=in_run(read), read=read,
)  # fmt: skip
