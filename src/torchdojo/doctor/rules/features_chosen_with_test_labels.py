"""features-chosen-with-test-labels: columns are chosen by how they go with the labels, those of the test too."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import Flow, called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.splitting import base, parted, roots, targets, whole
from torchdojo.text import Text

DATA = "x_data = torch.randn(240, 3)\n"
WIDE = "x_all = torch.randn(240, 9)\nx_data = x_all[:, :3]\n"
SPLIT = "x_train, y_train, x_test, y_test = x_data[:200], y_data[:200], x_data[200:], y_data[200:]\n"
CHOOSE = "match = (x_all{0} * y_data{0}.unsqueeze(1)).sum(0).abs()\nbest = match.topk(3).indices{1}\n"
TAKE = f"x_data = x_all[:, best]\n{SPLIT}"
SICK = changed(REGRESSION, (DATA, WIDE), (SPLIT, CHOOSE.format("", "  # <- here") + TAKE))
CURED = changed(REGRESSION, (DATA, WIDE), (SPLIT, CHOOSE.format("[:200]", "") + TAKE))
BY_ITSELF = changed(  # a choice that never asks for a label
    REGRESSION, (DATA, WIDE), (SPLIT, f"best = x_all.std(0).topk(3).indices\n{TAKE}")
)


def chosen(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield the statement that chose columns by all rows of an array and its labels, both names."""
    aims = {name for target in targets(flow) for name in roots(flow, ast.Name(target, ast.Load()))}
    for node in ast.walk(flow.tree):
        match node:
            case ast.Assign(targets=[target], value=value):
                for part in ast.walk(value):
                    yield from _by_labels(flow, part, aims | _labels(flow, aims), text(target))


def _labels(flow: Flow, aims: set[str]) -> set[str]:
    """Return the arrays of which the targets are parts."""
    made = [value for name in aims for _, value in flow.bindings(name)]
    return {text(base(value)) for value in made if text(base(value))}


def _by_labels(flow: Flow, part: ast.AST, aims: set[str], result: str) -> Iterator[tuple[ast.AST, str, str]]:
    match part:
        case ast.Subscript(
            value=table, slice=ast.Tuple(elts=[ast.Slice(lower=None, upper=None), columns])
        ) if text(table) and not isinstance(columns, ast.Slice) and text(columns):
            made = flow.made(columns)
            used = whole(flow, made) if made is not None else set()
            if text(table) in used and used & aims and parted(flow, {result, text(table), *aims}):
                yield flow.statement(made or part), text(table), min(used & aims)
        case ast.Call(args=[table, labels]) if (
            called(part) == "fit_transform" and text(table) and text(labels)
        ):
            if "Select" in ast.unparse(flow.made(part.func.value) or part.func) and parted(flow, {result}):  # type: ignore[attr-defined]
                yield flow.statement(part), text(table), text(labels)


def read(source: Source) -> Iterator[Finding]:
    """Columns of a table are chosen by a statistic of all its rows and all labels, and the rows are split."""
    for node, table, labels in chosen(flow_of(source)):
        says = Text(en=f"Columns of {table} are chosen by all of {labels}; some of these rows are test rows.",
                    zh=f"选 {table} 的列时用了全部的 {labels}，其中也有测试行的标签。")  # fmt: skip
        yield Finding(source.place(node), says)


RULE = Rule(
    name="features-chosen-with-test-labels", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Features are chosen with the labels of the test rows.", zh="选特征时用到了测试行的标签。"),
    why=Text(en="Among many columns some fit the labels by chance, in the test rows too. The test then confirms just "
                "that: even pure noise gets a good score.",
             zh="列一多，总有几列碰巧和标签合拍，在测试行上也一样。测试只是又确认了一遍：纯噪声也能得高分。"),
    cure=Text(en="Split first, and choose by the training rows alone: choose(x[train], y[train]).",
              zh="先划分，再只用训练行来选：choose(x[train], y[train])。"),
    lecture=7, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage-during-pre-processing",
    sick=SICK, cured=CURED, twins=(BY_ITSELF,), check=in_run(read), read=read,
)  # fmt: skip
