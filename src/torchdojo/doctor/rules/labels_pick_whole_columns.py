"""labels-pick-whole-columns: log_p[:, y] takes the column y[j] of every row i: N x N numbers instead of N."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.scaling import LABELS
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place, Where
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source, source_of
from torchdojo.text import Text

CALL = "        loss = criterion(outputs, labels)\n"
OWN = "        loss = -outputs.log_softmax(dim=1)[{}, labels].mean()"
SICK = changed(CLASSIFIER, (CALL, f"{OWN.format(':')}  # <- here\n"))
CURED = changed(CLASSIFIER, (CALL, f"{OWN.format('torch.arange(len(labels))')}\n"))
COLUMNS = changed(  # the same columns of all rows, on purpose
    CLASSIFIER,
    ("x_data = torch.randn(400, 8)\n", "x_data = torch.randn(400, 8)\norder = torch.tensor([7, *range(7)])\n"),
    ("outputs = model(inputs)", "outputs = model(inputs[:, order])[:, [2, 0, 1]][:, torch.tensor([1, 2, 0])]"),
    ("(model(inputs).", "(model(inputs[:, order])[:, [0, 1, 2]]."),
)  # fmt: skip


def place(case: Case, where: Where) -> Place:
    """Return the line that picks the columns: the one of this form, else that of backward()."""
    lines = [(source, node) for source in map(source_of, case.files) for node in picking(source)]
    labels = [(source, node) for source, node in lines if LABELS.search(ast.unparse(node.slice))]
    for source, node in labels or lines:
        return source.place(node)
    return line_of(where)


def picking(source: Source) -> Iterator[ast.Subscript]:
    """Yield x[:, y] with a name or an expression for y."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Subscript(
                slice=ast.Tuple(
                    elts=[ast.Slice(lower=None, upper=None), ast.Name() | ast.Call() | ast.Attribute()]
                ),
                ctx=ast.Load(),
            ):
                yield node


def check(case: Case) -> Iterator[Finding]:
    """A loss goes through x[:, y] of N rows, where y has a number for each of the N rows."""
    for odd, where in list(case.oddities("pairs"))[:1]:
        n, k = odd["shape"]
        says = Text(en=f"({n}, {k})[:, {n} labels] has {n} x {n} numbers: the labels of all rows, for every row.",
                    zh=f"({n}, {k})[:, {n} 个标签] 得到 {n} x {n} 个数：每一行都取了所有样本的标签。")  # fmt: skip
        yield Finding(place(case, where), says)


RULE = Rule(
    name="labels-pick-whole-columns", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The labels pick whole columns instead of one number per row.",
              zh="标签取出的是整列，而不是每行各取一个数。"),
    why=Text(en="A full slice beside an index means: these columns, of every row. Each row is then pushed towards the "
                "labels of all other rows too, and the loss can only learn how frequent the labels are.",
             zh="整片切片 : 配上下标，意思是“每一行的这些列”。于是每个样本也被推向其他样本的标签，"
                "最多只能学到各类标签的比例。"),
    cure=Text(en="Give a row for each label: log_p[torch.arange(len(y)), y], or log_p.gather(1, y[:, None]).",
              zh="给每个标签配上自己的行：log_p[torch.arange(len(y)), y]，或 log_p.gather(1, y[:, None])。"),
    lecture=8, source="https://numpy.org/doc/stable/user/basics.indexing.html#advanced-indexing",
    sick=SICK, cured=CURED, twins=(COLUMNS,), check=check,
)  # fmt: skip
