"""Random numbers in the worker processes of a loader."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.denoising import RANDOM
from torchdojo.doctor.flow import Flow, called, text

SEEDS = {"seed", "manual_seed"}
TELLING = {"initial_seed", "get_worker_info", "SeedSequence"}


def drawing(flow: Flow, cls: str, streams: list[str]) -> Iterator[ast.AST]:
    """Yield where a dataset draws from a generator of its own, in the process of a worker."""
    for owner in (n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and n.name == cls):
        for method in (n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name != "__init__"):
            yield from (n for n in ast.walk(method) if text(n) in {f"self.{name}" for name in streams})


def draws_rows(flow: Flow, cls: str) -> bool:
    """Whether a dataset makes up each row by chance when it is asked for one, whichever it is."""
    for owner in (n for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef) and n.name == cls):
        for method in (n for n in owner.body if isinstance(n, ast.FunctionDef) and n.name == "__getitem__"):
            parts, index = list(ast.walk(method)), method.args.args[-1].arg
            return any(called(p) in RANDOM for p in parts) and all(text(p) != index for p in parts)
    return False


def same_seed(flow: Flow, name: str) -> ast.AST | None:
    """Return where a worker_init_fn sets a seed that does not depend on the worker."""
    function = flow.functions.get(name)
    parts = list(ast.walk(function)) if function is not None else []
    own = {arg.arg for arg in function.args.args} if function is not None else set()
    if any(called(part) in TELLING or text(part) in own for part in parts):
        return None
    return next((part for part in parts if called(part) in SEEDS), None)
