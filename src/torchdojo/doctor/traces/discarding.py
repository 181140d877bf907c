"""Calls that only return something, and whose answer nobody keeps: by reading, and by what a model was given."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.flow import Flow, called, flow_of, own, text
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces.signs import words_of

FUNCTIONS = {
    "relu", "relu6", "leaky_relu", "elu", "selu", "gelu", "silu", "mish", "softplus", "tanh", "sigmoid", "softmax",
    "log_softmax", "logsigmoid", "hardtanh", "normalize", "max_pool1d", "max_pool2d", "avg_pool2d", "pad", "one_hot",
    "dropout", "interpolate", "squeeze", "unsqueeze", "flatten", "permute", "transpose", "reshape", "clamp", "clip",
}  # fmt: skip
HOMES = ("torch.", "torch.nn.functional.")
INPLACE = {
    "relu",
    "relu6",
    "leaky_relu",
    "elu",
    "selu",
    "silu",
    "mish",
    "hardtanh",
    "dropout",
}  # may be told to be
LAYERS = {
    "ReLU", "ReLU6", "LeakyReLU", "ELU", "SELU", "GELU", "SiLU", "Mish", "Softplus", "Tanh", "Sigmoid", "Softmax",
    "LogSoftmax", "Hardtanh", "MaxPool1d", "MaxPool2d", "AvgPool2d", "Dropout", "Flatten", "LayerNorm",
}  # fmt: skip
METHODS = {
    "squeeze", "unsqueeze", "permute", "masked_fill", "softmax", "log_softmax", "contiguous", "clamp", "transpose",
}  # fmt: skip
MOVES = {"to", "cuda", "cpu", "float", "double", "half", "long", "type"}
MEASURING = {
    "time",
    "perf_counter",
    "process_time",
    "timeit",
    "Timer",
    "profile",
    "profiler",
    "synchronize",
    "Event",
}
CONTEXTS = {
    "torch.no_grad",
    "torch.inference_mode",
    "torch.enable_grad",
}  # they work in a with statement alone
GUARDS = {"raises", "assertRaises", "warns", "profile", "record_function", "suppress", "catch_warnings"}


def thrown_away(source: Source) -> Iterator[ast.Call]:
    """Yield calls of a file that have no effect, because their answer goes nowhere; what was asked about is used on."""
    flow = flow_of(source)
    theirs = {n.name for n in ast.walk(source.tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}
    for call in _statements(source):
        mode = source.meaning.called(call) in CONTEXTS and not call.args
        if (_pure(source, call, theirs) and _goes_on(flow, call)) or _of_weights(flow, call) or mode:
            yield call


def moved(case: Case) -> Iterator[tuple[Source, ast.Call]]:
    """Yield calls like x.to(device) whose answer goes nowhere, of what a model or a loss is given as it was."""
    given = {e.where[:1] for e in case.events("forward", "loss") if e.where and e["inputs"] != []}
    for file in case.files:
        source = source_of(file)
        flow, lines = flow_of(source), {line_of(where).line for where in given if where[0].file == file}
        for call in _statements(source):
            match call.func:
                case ast.Attribute(value=ast.Name(id=name), attr=attr) if attr in MOVES:
                    if _goes_on(flow, call) and any(_gives(flow, call, name, line) for line in lines):
                        yield source, call


def _statements(source: Source) -> Iterator[ast.Call]:
    """Yield calls that are statements of their own, inside a function or a loop: notebooks show what stands outside."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Expr(value=ast.Call() as call):
                inplace = any(word.arg in ("inplace", "out", None) for word in call.keywords)
                kinds = (ast.FunctionDef, ast.For, ast.While)
                if not inplace and any(isinstance(up, kinds) for up in source.meaning.around(call)):
                    yield call


def _pure(source: Source, call: ast.Call, theirs: set[str]) -> bool:
    """Whether a call only returns something: a function of torch's, one of its layers, or a method of tensors."""
    whole = source.meaning.called(call)
    if whole:
        home, _, name = whole.rpartition(".")
        perhaps = name in INPLACE and not all(_a_number(more) for more in call.args[1:])
        return not perhaps and f"{home}." in HOMES and name in FUNCTIONS
    made = {value for value in source.meaning.values(call.func) if isinstance(value, ast.Call)}
    if made:
        layers = {f"torch.nn.{name}" for name in LAYERS}
        bare = all(not any(word.arg == "inplace" for word in value.keywords) for value in made)
        return bare and all(source.meaning.called(value) in layers for value in made)
    match call.func:
        case ast.Attribute(attr="view" | "reshape" as name):  # windows and surfaces can do that too
            return name not in theirs and any(
                isinstance(n, ast.Constant)
                for arg in call.args
                for n in ast.walk(arg)
                if isinstance(getattr(n, "value", None), int)
            )
        case ast.Attribute(
            value=ast.Name(), attr="detach"
        ):  # so can files, but then nobody uses them any more
            return "detach" not in theirs
        case ast.Attribute(attr=name):
            return name in METHODS - theirs
    return False


def _a_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not isinstance(node.value, bool)


def _asked(source: Source, call: ast.Call) -> str:
    """Return the name of what a call asks about: x of relu(x), of self.relu(x) and of x.squeeze()."""
    by_name = source.meaning.called(call) or source.meaning.values(call.func)
    if by_name:
        return text(call.args[0]) if call.args else ""
    return text(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _goes_on(flow: Flow, call: ast.Call) -> bool:
    """Whether what the call asks about is used further down in the same function, and nobody measures or tries."""
    key, rest = _asked(flow.source, call), list(own(flow.scope(call)))
    if not key or MEASURING & {text(part).rpartition(".")[2] for part in rest}:
        return False
    for up in flow.above(call):
        guarded = isinstance(up, ast.With) and any(words_of(i.context_expr) & GUARDS for i in up.items)
        if guarded or isinstance(up, ast.Try):
            return False
    names = (part for part in rest if isinstance(part, (ast.Name, ast.Attribute)))
    return any(
        text(n) == key and isinstance(n.ctx, ast.Load) and n.lineno > (call.end_lineno or 0) for n in names
    )


def _of_weights(flow: Flow, call: ast.Call) -> bool:
    """Whether a new value is made of each weight, or of its gradient, in a loop over them: p.data.clamp(-c, c)."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in ("clamp", "clip", "mul", "div"):
        return False
    for loop in flow.loops(call)[:1]:
        over = isinstance(loop, ast.For) and words_of(loop.iter) & {"parameters", "named_parameters"}
        targets = {text(n) for n in ast.walk(loop.target)} if isinstance(loop, ast.For) else set()
        return bool(over) and text(call.func.value).split(".")[0] in targets - {""}
    return False


def _gives(flow: Flow, call: ast.Call, name: str, line: int) -> bool:
    """Whether this line, in the same function and further down, gives the name to a model or loss as an argument."""
    scope = flow.scope(call)
    calls = [n for n in own(scope) if isinstance(n, ast.Call)]
    if any(text(n.func).split(".")[0] == name and called(n) not in MOVES for n in calls):
        return False  # it is asked for more than a tensor: perhaps a module
    return line > call.lineno and any(n.lineno == line and name in map(text, n.args) for n in calls)
