"""values-swapped-in-turn: 0 becomes 1, then every 1 becomes 0: in the end there are no ones left."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import FUNCTIONS, Flow, called, flow_of, own, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

LOADER = "train_loader = DataLoader("
SICK = changed(CLASSIFIER, (LOADER, f"y_data[y_data == 0] = 2\ny_data[y_data == 2] = 0  # <- here\n{LOADER}"))
CURED = changed(CLASSIFIER, (LOADER, f"y_data = torch.tensor([2, 1, 0])[y_data]\n{LOADER}"))
THIRD = changed(  # by a number that stands for nothing
    CLASSIFIER,
    (LOADER, f"y_data[y_data == 0] = -1\ny_data[y_data == 2] = 0\ny_data[y_data == -1] = 2\n{LOADER}"),
)
MERGED = changed(CLASSIFIER, (LOADER, f"y_data[y_data == 2] = 1\ny_data = y_data.clamp(max=1)\n{LOADER}"))
Change = tuple[str, str, str]  # array, old value, new value


def changes(node: ast.AST) -> Change | None:
    """Return what y[y == a] = b and y = where(y == a, b, y) do: y, a, b."""
    match node:
        case ast.Assign(targets=[ast.Subscript(value=array, slice=ast.Compare() as asked)], value=new):
            pass
        case ast.Assign(
            targets=[array], value=ast.Call(args=[ast.Compare() as asked, new, kept]) as call
        ) if called(call) == "where" and text(kept) == text(array):
            pass
        case _:
            return None
    same = text(array) != "" and text(asked.left) == text(array) and isinstance(asked.ops[0], ast.Eq)
    old = asked.comparators[0]
    return (
        (text(array), ast.unparse(old), ast.unparse(new)) if same and _number(old) and _number(new) else None
    )


def _number(node: ast.expr) -> bool:
    inner = node.operand if isinstance(node, ast.UnaryOp) else node
    return isinstance(inner, ast.Constant)


def swapped(flow: Flow, scope: ast.AST) -> Iterator[tuple[ast.AST, Change]]:
    """Yield the second of two changes that follow each other: a to b, then b to a."""
    found = [(node, change) for node in own(scope) if (change := changes(node)) is not None]
    for (first, (name, old, new)), (second, change) in pairwise(found):
        lines = [getattr(node, "lineno", 0) for node in (first, second)]
        between = [s.lineno for s, _ in flow.bindings(name) if lines[0] < s.lineno < lines[1]]
        if change == (name, new, old) and not between and flow.parents[first] is flow.parents[second]:
            yield second, change


def read(source: Source) -> Iterator[Finding]:
    """y[y == a] = b, and then y[y == b] = a."""
    flow = flow_of(source)
    for scope in (n for n in ast.walk(flow.tree) if isinstance(n, (ast.Module, *FUNCTIONS))):
        for node, (name, old, new) in swapped(flow, scope):
            says = Text(en=f"The line before made every {new} of {name} a {old}; this one makes all of them {new}.",
                        zh=f"前一句刚把 {name} 里的 {new} 全改成 {old}，这一句又把它们全改回 {new}。")  # fmt: skip
            yield Finding(source.place(node), says)


RULE = Rule(
    name="values-swapped-in-turn", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Two values are exchanged one after the other.", zh="两个取值想互换，却是一先一后改的。"),
    why=Text(en="After the first line both are the same; the second cannot tell them apart, and one class is gone.",
             zh="改完第一句，两类就混在一起了，第二句分不出谁是谁，结果少了一个类别。"),
    cure=Text(en="Exchange them at once: y = 1 - y, or a table: y = torch.tensor([1, 0])[y].",
              zh="一次换完：y = 1 - y，或者查表：y = torch.tensor([1, 0])[y]。"),
    lecture=6, source="https://docs.pytorch.org/docs/stable/generated/torch.where.html",
    sick=SICK, cured=CURED, twins=(THIRD, MERGED), check=in_run(read), read=read,
)  # fmt: skip
