"""The training cycle as it stands in the text: blocks of statements, and what they do to losses and optimizers."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.meaning import Meaning

OPTIMIZERS, SCHEDULERS = "torch.optim.", "torch.optim.lr_scheduler."
KINDS = {"backward": "backward", "zero_grad": "zero", "step": "step"}
Loop = ast.For | ast.While


@dataclass(frozen=True, slots=True)
class Act:
    """A call that is a statement of its own in a block: `optimizer.step()` is a step of "optimizer"."""

    kind: str  # backward, zero, step, schedule
    of: str  # whose, as it is written
    owner: ast.expr
    node: ast.Call
    at: int  # which statement of the block


def acts(meaning: Meaning, block: list[ast.stmt]) -> list[Act]:
    """Return the acts of training among the statements of a block, not of the blocks inside it."""
    found = []
    for at, statement in enumerate(block):
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr=attr)) as call) if (
                attr in KINDS
            ):
                kind = "schedule" if attr == "step" and is_scheduler(meaning, owner) else KINDS[attr]
                found.append(Act(kind, ast.unparse(owner), owner, call, at))
    return found


def is_scheduler(meaning: Meaning, node: ast.expr) -> bool:
    """Whether the object is certainly a learning-rate scheduler of torch's."""
    made = meaning.made(node)
    return bool(made) and all(name.startswith(SCHEDULERS) for name in made)


def is_optimizer(meaning: Meaning, node: ast.expr) -> bool:
    """Whether the object is certainly an optimizer of torch's."""
    made = meaning.made(node)
    return (
        bool(made) and all(name.startswith(OPTIMIZERS) for name in made) and not is_scheduler(meaning, node)
    )


def loops(tree: ast.AST) -> Iterator[Loop]:
    """Yield every for and while loop."""
    yield from (node for node in ast.walk(tree) if isinstance(node, Loop))


def inner_loops(loop: Loop) -> Iterator[tuple[int, Loop]]:
    """Yield the loops that stand directly in the body of a loop, with their places in it."""
    for at, statement in enumerate(loop.body):
        if isinstance(statement, ast.With):
            yield from ((at, inner) for inner in statement.body if isinstance(inner, Loop))
        if isinstance(statement, Loop):
            yield at, statement


def words(tree: ast.AST) -> set[str]:
    """Return every attribute and name that a piece of code uses."""
    return attributes(tree) | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def attributes(tree: ast.AST) -> set[str]:
    """Return every attribute that a piece of code uses."""
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def uses(tree: ast.AST, name: str) -> list[ast.expr]:
    """Return every place where a name or an attribute of this name is read."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and name == (node.id if isinstance(node, ast.Name) else node.attr)
    ]


def made_as(meaning: Meaning, node: ast.expr) -> list[ast.Call]:
    """Return the calls that may have made the object; [] if any is unknown."""
    values = meaning.values(node)
    calls = [value for value in values if isinstance(value, ast.Call)]
    return calls if len(calls) == len(values) else []
