"""Changed copies of data that nobody reads, while the data themselves go on as they were."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, flow_of, own, pairs, parameters, text
from torchdojo.doctor.flow import line_of as line_number
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces.rounding import LIBRARIES

HINT = re.compile(
    r"norm|scal|std|stand|aug|mask|nois|corrupt|clean|cent|white|jitter|flip|crop|fill|clip|perturb|mix|shuffled|permuted"
    r"|归一|标准|增强|遮|掩|噪",
    re.IGNORECASE,
)
METHODS = {"masked_fill", "masked_scatter", "clamp", "clip", "flip", "fillna", "sub", "div", "roll"}
FUNCTIONS_OF_TORCH = {"normalize", "flip", "clamp", "clip", "where", "dropout", "masked_fill", "roll"}
CONVERTING = {
    "float",
    "double",
    "to",
    "astype",
    "tensor",
    "as_tensor",
    "from_numpy",
    "contiguous",
    "unsqueeze",
    "half",
}
SCALING = {"transform", "fit_transform"}
MEASURING = re.compile(r"loss|criterion|metric|err|acc|mse|mae|plot|show|save|log|print", re.IGNORECASE)
SECRET = {"locals", "globals", "vars", "eval", "exec", "getattr", "__dict__", "asdict"}
HOLDERS = {"DataLoader", "TensorDataset", "Subset", "random_split"}


def unused(case: Case) -> Iterator[tuple[Source, ast.stmt, str, str]]:
    """Yield the statement that makes a changed copy, its name, and what a model is given in its place."""
    asked = {line_of(event.where) for event in case.events("forward")}
    for source in map(source_of, case.files):
        flow = flow_of(source)
        words = {getattr(node, "id", getattr(node, "attr", "")) for node in ast.walk(source.tree)}
        if words & SECRET:
            continue
        lines = {place.line for place in asked if place.file == source.file}
        for statement in (n for n in ast.walk(source.tree) if isinstance(n, ast.Assign)):
            for target, value in pairs(statement):
                plain = _kept(flow, target, _plain(flow, target, value))
                if plain and _never_read(flow, target) and _goes_on(flow, statement, plain, lines):
                    yield source, statement, text(target), plain


def _plain(flow: Flow, target: ast.expr, value: ast.expr) -> str:
    """Return x of (x - mean) / std, x.masked_fill(...), augment(x): what is copied and changed; else ""."""
    while (
        isinstance(value, ast.Call) and called(value) in CONVERTING and isinstance(value.func, ast.Attribute)
    ):
        value = value.args[0] if text(value.func.value) in LIBRARIES and value.args else value.func.value
    if isinstance(value, ast.BinOp):
        first: ast.expr = value
        operations = set[type]()
        while isinstance(first, ast.BinOp):
            operations.add(type(first.op))
            first = first.left
        meant = HINT.search(text(target)) or {ast.Sub, ast.Div} <= operations
        return text(first) if meant and not operations - {ast.Sub, ast.Div, ast.Mult, ast.Add} else ""
    if not isinstance(value, ast.Call):
        return ""
    given = [name for arg in value.args if (name := text(arg))]
    owner = text(value.func.value) if isinstance(value.func, ast.Attribute) else ""
    torchs = flow.source.meaning.called(value).startswith("torch.")
    if torchs and called(value) in FUNCTIONS_OF_TORCH:
        return given[-1] if called(value) == "where" and given else next(iter(given), "")
    if called(value) in METHODS and owner and not torchs:
        return owner
    if called(value) in SCALING and owner:
        return next(iter(given), "")
    function = flow.functions.get(called(value))
    hinted = HINT.search(f"{text(target)} {called(value)}")
    return given[0] if given and hinted and function is not None and _only_returns(function) else ""


def _kept(flow: Flow, target: ast.expr, plain: str) -> str:
    """Return self.x for x in a constructor that keeps both it and its changed copy."""
    if not plain or not text(target).startswith("self."):
        return plain
    made = [
        (to, value) for n in own(flow.scope(target)) if isinstance(n, ast.Assign) for to, value in pairs(n)
    ]
    return next(
        (text(to) for to, value in made if _part(value) == plain and text(to).startswith("self.")), plain
    )


def _only_returns(function: ast.FunctionDef) -> bool:
    """Whether a function changes nothing but its own names, and gives something back."""
    theirs = parameters(function) - {
        text(target) for n in own(function) if isinstance(n, ast.Assign) for target, _ in pairs(n)
    }
    for node in own(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            return False
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.ctx, ast.Store)
            and text(node.value) in {"", *theirs}
        ):
            return False
        if isinstance(node, (ast.Global, ast.Nonlocal, ast.Yield)) or (
            isinstance(node, ast.AugAssign) and text(node.target) in theirs
        ):
            return False
        if called(node).endswith("_") and not called(node).startswith("_"):
            return False
    return any(isinstance(node, ast.Return) and node.value is not None for node in own(function))


def _never_read(flow: Flow, target: ast.expr) -> bool:
    """Whether a name, or an attribute of self, is only ever written in the whole file."""
    if isinstance(target, ast.Name):
        scope = flow.scope(target)
        shared = any(
            isinstance(n, (ast.Global, ast.Nonlocal)) and target.id in n.names for n in ast.walk(flow.tree)
        )
        in_class = isinstance(flow.parents.get(flow.statement(target)), ast.ClassDef)
        others = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Name) and n.id == target.id]
        used = any(not isinstance(n.ctx, ast.Store) for n in others)
        grown = any(isinstance(n, ast.AugAssign) and text(n.target) == target.id for n in ast.walk(flow.tree))
        return not (shared or in_class or used or grown or target.id.startswith("_")) and scope is not None
    if isinstance(target, ast.Attribute) and text(target.value) == "self":
        owner = flow.owner(target)
        if owner is None or any(text(base).endswith("Module") for base in owner.bases):
            return False
        same = [n for n in ast.walk(flow.tree) if isinstance(n, ast.Attribute) and n.attr == target.attr]
        return all(isinstance(n.ctx, ast.Store) for n in same)
    return False


def _goes_on(flow: Flow, statement: ast.stmt, plain: str, lines: set[int]) -> bool:
    """Whether the data are given to a model afterwards, as they were."""
    scope = flow.owner(statement) if plain.startswith("self.") else flow.scope(statement)
    inside = ast.walk(scope) if isinstance(scope, ast.ClassDef) else own(scope) if scope is not None else ()
    later = sorted(
        (n for n in inside if isinstance(n, ast.stmt) and n.lineno > statement.lineno), key=line_number
    )
    if any(text(t) == plain for n in later for t in _stored(n)):
        return False
    keys = {plain}
    for node in later:
        if isinstance(scope, ast.ClassDef):
            if isinstance(node, ast.Return) and getattr(flow.scope(node), "name", "") == "__getitem__":
                return _holds(node, keys)
            continue
        for call in (n for n in _headed(node) if isinstance(n, ast.Call)):
            if _given(call, keys) and _hands_on(flow, call, lines):
                return True
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            keys |= {text(target) for target, value in pairs(node) if _part(value) in keys} - {""}
    return False


def _stored(node: ast.stmt) -> list[ast.expr]:
    """Return what a statement gives a new value."""
    if isinstance(node, ast.AugAssign):
        return [node.target]
    return [target for target, _ in pairs(node)] if isinstance(node, (ast.Assign, ast.AnnAssign)) else []


def _given(call: ast.Call, keys: set[str]) -> bool:
    return any(_part(arg) in keys for arg in (*call.args, *(word.value for word in call.keywords)))


def _hands_on(flow: Flow, call: ast.Call, lines: set[int]) -> bool:
    """Whether this is the call of a model, a loader or data set, or of a class or function of the file."""
    made = {
        flow.source.meaning.called(v)
        for v in flow.source.meaning.values(call.func)
        if isinstance(v, ast.Call)
    }
    if MEASURING.search(called(call)) or any(name.startswith("torch.nn") and "Loss" in name for name in made):
        return False
    classes = {n.name for n in ast.walk(flow.tree) if isinstance(n, ast.ClassDef)}
    model = call.lineno in lines and not flow.source.meaning.called(call).startswith(("torch.", "builtins."))
    return model or called(call) in HOLDERS | classes | flow.functions.keys()


def _part(value: ast.expr) -> str:
    """Return x of x, x[:80], x.float(), torch.tensor(x) and train_test_split(x, y)."""
    while True:
        match value:
            case (
                ast.Subscript(value=inner) | ast.Call(args=[inner, *_], func=ast.Name(id="train_test_split"))
            ):
                value = inner
            case ast.Call(func=ast.Attribute(value=owner), args=args) if called(value) in CONVERTING:
                value = args[0] if text(owner) in LIBRARIES and args else owner
            case _:
                return text(value)


def _headed(node: ast.stmt) -> Iterator[ast.AST]:
    """Yield the parts of a statement, of a block only its head."""
    todo: list[ast.AST] = [node]
    while todo:
        part = todo.pop()
        yield part
        todo += [n for n in ast.iter_child_nodes(part) if not isinstance(n, ast.stmt)]


def _holds(node: ast.AST, keys: set[str]) -> bool:
    return any(text(part) in keys for part in ast.walk(node))
