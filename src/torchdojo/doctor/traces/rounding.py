"""Lines on the way of the data to the model that leave whole numbers only."""

import ast

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import Flow, called, flow_of, parameters, returns, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.origins import Way

DEEP = 12
LIBRARIES = {"torch", "np", "numpy"}
CASTS = {"long", "int", "short", "byte", "uint8", "int8", "int16", "int32", "int64", "LongTensor", "IntTensor",
         "ByteTensor", "trunc", "floor", "fix", "rint"}  # fmt: skip
TYPED = {"to", "type", "astype", "tensor", "as_tensor", "array", "asarray"}
THROUGH = CASTS | TYPED | {
    "float", "double", "half", "from_numpy", "FloatTensor", "Tensor", "view", "reshape", "flatten", "unsqueeze",
    "squeeze", "permute", "transpose", "cuda", "numpy", "clone", "contiguous", "stack", "div", "mul",
}  # fmt: skip


def made_of(case: Case, way: Way) -> list[tuple[str, ast.AST]]:
    """Return the expressions that made the data on their way to the model."""
    found: list[tuple[str, ast.AST]] = [(file, value) for file, _, value in way.steps]
    if way.place is not None:
        statement = case.source(way.place).statement(way.place.line)
        found += [(way.place.file, statement)] if statement is not None else []
    return found


def rounding(case: Case, way: Way) -> Place | None:
    """Return the line on the way of the data that leaves whole numbers only."""
    for file, value in made_of(case, way):
        flow = flow_of(source_of(file))
        for expression in _results(value):
            node = _whole(flow, expression)
            if node is not None:
                return flow.source.place(node)
    return None


def _results(value: ast.AST) -> list[ast.expr]:
    """Return an expression itself; of a statement what it gives or returns."""
    if isinstance(value, ast.expr):
        return [value]
    given = [n.value for n in ast.walk(value) if isinstance(n, (ast.Assign, ast.Return))]
    return [one for one in given if one is not None]


def rounding_inside(case: Case) -> Place | None:
    """Return the line in a model's own forward() that divides what it is given without remainder."""
    for file in case.files:
        flow = flow_of(source_of(file))
        forwards = [n for n in ast.walk(flow.tree) if isinstance(n, ast.FunctionDef) and n.name == "forward"]
        for function in forwards:
            for node in ast.walk(function):
                given = next(iter(ast.iter_child_nodes(node)), node)
                if _floored(node) and text(_inner(given) or given) in parameters(function) - {"self"}:
                    return flow.source.place(node)
    return None


def _whole(flow: Flow, node: ast.expr) -> ast.expr | None:
    """Return what leaves whole numbers in an expression whose outermost parts keep the numbers as they are."""
    for _ in range(DEEP):
        divided = any(isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div) for n in flow.expanded(node, 1))
        if _floored(node) or (divided and is_cast(node)):
            return node
        own = returns(flow.functions[called(node)]) if called(node) in flow.functions else [None]
        inner = own[0] if len(own) == 1 and own[0] is not None else _inner(node) or flow.made(node)
        if inner is None:
            return None
        node = inner
    return None


def _floored(node: ast.AST) -> bool:
    """Whether this is x // n in one of its forms."""
    words = [word.arg for word in node.keywords] if isinstance(node, ast.Call) else []
    divides = isinstance(node, ast.BinOp) and isinstance(node.op, ast.FloorDiv)
    return divides or called(node) == "floor_divide" or "rounding_mode" in words


def is_cast(node: ast.expr) -> bool:
    """Whether this makes whole numbers: .long(), dtype=torch.long, .to(torch.uint8), .astype(int)."""
    if called(node) not in TYPED or not isinstance(node, ast.Call):
        return called(node) in CASTS
    given = [*(word.value for word in node.keywords if word.arg == "dtype"), *node.args[:2]]
    words = [text(part) if text(part) else str(getattr(part, "value", "")) for part in given]
    return any(word.rpartition(".")[2] in CASTS for word in words)


def _inner(node: ast.expr | ast.AST) -> ast.expr | None:
    """Return x of x.float(), torch.tensor(x), x / 255 and x[i]."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner), args=given) if called(node) in THROUGH:
            own = text(owner) not in LIBRARIES
            return owner if own else next(iter(given), None)
        case ast.Call(args=[inner, *_]) if called(node) in THROUGH:
            return inner
        case ast.Tuple(elts=[inner, *_]) | ast.ListComp(elt=inner) | ast.GeneratorExp(elt=inner):
            return inner
        case ast.BinOp(left=inner, op=ast.Div() | ast.Mult() | ast.Sub()) | ast.Subscript(value=inner):
            return inner
    return None
