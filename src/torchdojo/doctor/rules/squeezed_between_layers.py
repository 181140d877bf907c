"""squeezed-between-layers: a softmax or a layer of one unit stands where an activation belongs."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import squeezing
from torchdojo.text import Text

SICK = changed(CLASSIFIER, ("    nn.ReLU(),\n", "    nn.Softmax(dim=1),  # <- here\n"))
NARROW = changed(CLASSIFIER, ("nn.Linear(8, 32)", "nn.Linear(8, 2)"), ("nn.Linear(32, 3)", "nn.Linear(2, 3)"))
MIXTURE = changed(  # shares of experts: a table without a bias says what they are of
    CLASSIFIER,
    ("    nn.ReLU(),\n", "    nn.Softmax(dim=1),\n"),
    ("nn.Linear(32, 3)", "nn.Linear(32, 3, bias=False)"),
)


def check(case: Case) -> Iterator[Finding]:
    """A softmax between two layers, or a chain of layers through a single unit, for three classes or more."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for node in squeezing.softmax_between(flow):
            says = Text(en="The next layer gets shares that sum up to 1: mostly numbers near 0.",
                        zh="下一层拿到的是总和为 1 的比例，几乎都是接近 0 的数。")  # fmt: skip
            yield Finding(flow.source.place(node), says)
    for layer, classes in squeezing.one_unit(case):
        says = Text(en=f"All that is known about a row passes through one number; {classes} classes are to be told "
                       "apart behind it.",
                    zh=f"一行数据的全部信息只能通过一个数传下去，后面却要分出 {classes} 类。")  # fmt: skip
        yield Finding(line_of(layer.where), says)


RULE = Rule(
    name="squeezed-between-layers", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Between two layers nearly everything is squeezed out.", zh="两层之间，信息几乎被挤没了。"),
    why=Text(en="A softmax makes units compete for a sum of 1, so that most of them die down and gradients with them; "
                "a single unit can only say more or less.",
             zh="softmax 让各单元去抢总和为 1 的份额，大多数单元连同梯度都变得极小；"
                "只有一个单元时，只能表达“多一点”或“少一点”。"),
    cure=Text(en="Put nn.ReLU() between layers; keep softmax for the end, and hidden layers wide.",
              zh="层与层之间用 nn.ReLU()；softmax 只留给最后的输出；隐藏层要够宽。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html",
    sick=SICK, cured=CLASSIFIER, twins=(NARROW, MIXTURE), check=check,
)  # fmt: skip
