"""Scores that are averaged over all epochs so far: what is above and what is below both go on from round to round."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, Loop, called, text
from torchdojo.doctor.traces import batches
from torchdojo.doctor.traces.carrying import added_up, begins_at, divisions, goes_on, written
from torchdojo.doctor.traces.counting import compares, growing
from torchdojo.doctor.traces.meters import averaging

MEANT = re.compile(
    r"cumul|overall|so[ _-]far|since|life|ever(_|\b|y)|global|online|prequential|stream|all[ _-]epochs|history|"
    r"total[ _]acc|smooth|累[计积]|至今|总体|历史",
    re.IGNORECASE,
)
JOINS = {"cat", "concatenate", "stack", "hstack", "array", "tensor"}
MEANS = {"mean", "fmean", "average", "accuracy_score", "f1_score", "roc_auc_score"}


@dataclass(frozen=True, slots=True)
class Lifelong:
    """What goes on, the loop over the batches, the line of its report, the rounds, and the line of its beginning."""

    key: str
    loop: Loop
    report: ast.expr | ast.stmt
    rounds: Loop | ast.ClassDef
    begins: int


def lifelong(case: Case, flow: Flow) -> Iterator[Lifelong]:
    """Yield scores that every epoch reports, of all that was counted since before the first one."""
    found: dict[int, Lifelong] = {}
    for target, value, node, listed in growing(flow):
        key, loop = written(target), flow.loops(node)[0]
        reports = _of_lists(flow, key, value) if listed else _of_sums(flow, key, value, node)
        for report in reports if key else ():
            rounds = goes_on(flow, key, node, report)
            if rounds is None or rounds is loop or not _epochs(case, flow, loop, rounds):
                continue
            if (listed or _below_too(flow, report, key, rounds)) and not _said(flow, report, key):
                found[report.lineno] = Lifelong(key, loop, report, rounds, begins_at(flow, key, node))
    yield from found.values()
    for one, division in averaging(flow):
        loop, rounds = one.loop(flow), one.rounds(flow)
        said = MEANT.search(f"{one.name} {ast.unparse(one.cls)}") or _said(flow, division, one.key)
        if not said and _epochs(case, flow, loop, rounds):
            yield Lifelong(one.key, loop, division, rounds, one.begins(flow))


def _of_sums(flow: Flow, key: str, value: ast.expr, node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    if key and added_up(flow, value):
        yield from divisions(flow, key, node)


def _of_lists(flow: Flow, key: str, value: ast.expr) -> Iterator[ast.expr]:
    """Yield cat(answers) == cat(labels), accuracy_score(labels, answers), mean(losses), sum(losses) / len(losses)."""
    scored = added_up(flow, value)
    for node in ast.walk(flow.tree):
        inside = {text(arg) for part in ast.walk(node) if called(part) in JOINS | MEANS | {"sum"}
                  for arg in part.args} if isinstance(node, ast.expr) else set()  # type: ignore[attr-defined]  # fmt: skip
        match node:
            case ast.Compare() if compares(node) and key in inside:
                yield node
            case ast.Call(args=[first, *others]) if called(node) in MEANS:
                if key in map(text, (first, *others)) and (others or scored):
                    yield node
            case ast.BinOp(op=ast.Div(), right=ast.Call(args=[measured])) if called(node.right) == "len":
                if scored and text(measured) == key and key in inside:
                    yield node


def _below_too(flow: Flow, report: ast.AST, key: str, rounds: Loop | ast.ClassDef) -> bool:
    """Whether what is below is one number that grows by rows or batches, and goes on as well."""
    under = report.right if isinstance(report, ast.BinOp) else getattr(report, "value", None)
    name = written(under) if isinstance(under, ast.expr) else ""
    grown = [
        node for node in ast.walk(rounds) if isinstance(node, ast.AugAssign) and written(node.target) == name
    ]
    return bool(name) and bool(grown) and goes_on(flow, name, grown[0], report) is rounds


def _epochs(case: Case, flow: Flow, loop: Loop, rounds: Loop | ast.ClassDef) -> bool:
    """Whether every round learns, and the loop inside runs over the same data again."""
    file = flow.source.file
    if isinstance(rounds, ast.ClassDef):
        passes = [event for event in case.events("pass") if batches.at(event.where[:1], file, loop)]
        known = [event["loader"] for event in passes]
        return bool(case.backwards) and any(known.count(number) > 1 for number in known)
    target = rounds.target if isinstance(rounds, ast.For) else rounds
    turns = (
        {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
        if target is not rounds
        else set()
    )
    over = loop.iter if isinstance(loop, ast.For) else loop.test
    same = not turns & {part.id for part in ast.walk(over) if isinstance(part, ast.Name)}
    return same and batches.learns(case, file, rounds)


def _said(flow: Flow, report: ast.AST, key: str) -> bool:
    """Whether a name or a message says that all rounds are meant."""
    statement = flow.statement(report)
    names = {text(one) for one in getattr(statement, "targets", ())} - {""}
    said = [statement, *(node for node in ast.walk(flow.scope(report)) if isinstance(node, ast.stmt)
                         and names & {text(part) for part in ast.walk(node)})]  # fmt: skip
    words = " ".join(ast.unparse(one) for one in said if isinstance(one, (ast.Expr, ast.Assign, ast.Return)))
    return bool(MEANT.search(f"{key} {words}"))
