"""What is kept where it should not be, by reading: each function is the `read` of a rule."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.clues.cycles import Act, Loop, acts, loops, uses, words
from torchdojo.doctor.flow import Flow, called, text
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.text import Text

PLAIN = ast.List | ast.ListComp | ast.Dict | ast.DictComp
LEARNING = ("Linear", "Conv", "BatchNorm", "LayerNorm", "GroupNorm", "Embedding", "LSTM", "GRU", "RNN", "Parameter",
            "Bilinear", "MultiheadAttention", "Transformer", "PReLU")  # fmt: skip
BEST = re.compile(r"(^|[_.])best(_|$)|_best\b", re.IGNORECASE)
LEAVING = ast.Break | ast.Return
OF_MODELS = {"train", "eval", "zero_grad", "parameters", "named_parameters", "state_dict"}
REGISTERING = {
    "ModuleList",
    "ModuleDict",
    "ParameterList",
    "Sequential",
    "add_module",
    "register_module",
    "setattr",
}


def layers_in_a_list(source: Source) -> Iterator[Finding]:
    """A module keeps layers made on the spot in a list, and no ModuleList ever takes them."""
    for cls in (
        n for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef) and source.meaning.is_module(n)
    ):
        if words(cls) & REGISTERING:
            continue
        for (owner, name), values in source.meaning.scopes.attributes.items():
            kept = [v for v in values if isinstance(v, PLAIN)]
            if owner is cls and kept and len(values) == 1 and _has_layers(source, cls, name, kept[0]):
                outside = [node for node in uses(source.tree, name) if not _inside(source, node, cls)]
                if not outside:
                    says = Text(
                        en=f"self.{name} is a plain list or dict with layers in it.",
                        zh=f"self.{name} 是普通的列表或字典，里面放着层。",
                    )
                    yield Finding(source.place(source.meaning.statement(kept[0]) or kept[0]), says)


def losses_summed(source: Source) -> Iterator[Finding]:
    """A loss that backward() has just used is added to a running total as it is."""
    for loop in loops(source.tree):
        done = acts(source.meaning, loop.body)
        for at, statement in enumerate(loop.body):
            match statement:
                case ast.AugAssign(op=ast.Add(), target=ast.Name(id=total), value=ast.Name(id=loss)):
                    used = any(act.kind == "backward" and act.of == loss and act.at < at for act in done)
                    used = used and not _changed(loop.body[:at], loss)
                    learns = any(
                        a.kind == "backward" and total in words(a.owner) for a in _acts_around(source, loop)
                    )
                    if used and not learns:
                        says = Text(
                            en=f"{total} adds up {loss} itself after {loss}.backward(), not its number.",
                            zh=f"{loss}.backward() 之后，{total} 累加的是 {loss} 本身，不是它的数值。",
                        )
                        yield Finding(source.place(statement), says)


def living_state_loaded(source: Source) -> Iterator[Finding]:
    """A loop keeps model.state_dict() under a name; later the same model loads that name."""
    scopes = source.meaning.scopes
    for scope in dict.fromkeys(scopes.of.values()):
        for kept, values in scope.bound.items():
            for value in values:
                match value:
                    case ast.Call(func=ast.Attribute(value=owner, attr="state_dict")):
                        model, loop = ast.unparse(owner), _loop_around(source, value)
                        if loop is not None and _loaded_after(source, loop, model, kept):
                            says = Text(
                                en=f"{model}.load_state_dict({kept}) loads what {model} is already made of.",
                                zh=f"{model}.load_state_dict({kept}) 载入的就是 {model} 现在的权重。",
                            )
                            yield Finding(source.place(value), says)


def living_model_kept(source: Source) -> Iterator[Finding]:
    """A loop calls the model of its best round best_model = model, goes on with it, and uses the name afterwards."""
    for loop in loops(source.tree):
        inside = list(ast.walk(loop))
        stored = {ast.unparse(n) for n in inside if isinstance(getattr(n, "ctx", None), ast.Store)}
        for choice in (n for n in inside if isinstance(n, ast.If)):
            for node in choice.body:
                match node:
                    case ast.Assign(targets=[best], value=ast.Name() | ast.Attribute() as model):
                        kept, own = ast.unparse(best), ast.unparse(model)
                        goes_on = own not in stored and not isinstance(choice.body[-1], LEAVING)
                        later = any(n.lineno > (loop.end_lineno or 0) for n in _loads(source, kept))
                        if BEST.search(kept) and goes_on and later and _asked(inside, own):
                            says = Text(
                                en=f"{kept} = {own} is a second name of the model that goes on learning.",
                                zh=f"{kept} = {own} 只是给还在训练的模型多起了一个名字。",
                            )
                            yield Finding(source.place(node), says)


def best_kept_alive(source: Source) -> Iterator[Finding]:
    """The best model or its state is kept under a name, but not copied."""
    yield from living_state_loaded(source)
    yield from living_model_kept(source)


def _loads(source: Source, name: str) -> Iterator[ast.expr]:
    nodes = (n for n in ast.walk(source.tree) if isinstance(n, (ast.Name, ast.Attribute)))
    return (n for n in nodes if isinstance(n.ctx, ast.Load) and ast.unparse(n) == name)


def _asked(nodes: list[ast.AST], model: str) -> bool:
    """Whether this is a model: it is called, or its mode, gradients or parameters are asked for."""
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=name)) if name in OF_MODELS:
                if ast.unparse(owner) == model:
                    return True
            case ast.Call(func=called) if ast.unparse(called) == model:
                return True
    return False


def _loop_around(source: Source, node: ast.AST) -> Loop | None:
    scope = source.meaning.scopes.of[node]
    around = (one for one in source.meaning.around(node) if source.meaning.scopes.of.get(one) is scope)
    return next((one for one in around if isinstance(one, Loop)), None)


def _changed(statements: list[ast.stmt], name: str) -> bool:
    """Whether a name becomes something else after backward() was called on it."""
    later = False
    for statement in statements:
        later = later or "backward" in words(statement)
        nodes = ast.walk(statement) if later else ()
        if any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in nodes):
            return True
    return False


def _has_layers(source: Source, cls: ast.ClassDef, name: str, kept: ast.expr) -> bool:
    """Whether layers are made in the list itself, or in an append() to it."""
    inside: list[ast.AST] = [kept]
    for node in ast.walk(cls):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=to), attr="append"), args=[added]) if (
                to == name
            ):
                inside.append(added)
    calls = [node for part in inside for node in ast.walk(part) if isinstance(node, ast.Call)]
    return any(source.meaning.called(call).removeprefix("torch.nn.").startswith(LEARNING) for call in calls)


def _inside(source: Source, node: ast.AST, cls: ast.ClassDef) -> bool:
    return cls in source.meaning.around(node)


def _acts_around(source: Source, loop: Loop) -> list[Act]:
    """Return the acts of every block in the function or file that a loop stands in."""
    scope = source.meaning.scopes.of[loop].node
    blocks = [n.body for n in ast.walk(scope) if isinstance(getattr(n, "body", None), list)]  # type: ignore[attr-defined]
    return [act for block in blocks for act in acts(source.meaning, block)]


def _loaded_after(source: Source, loop: Loop, model: str, kept: str) -> bool:
    for node in ast.walk(source.meaning.scopes.of[loop].node):
        match node:
            case ast.Call(
                func=ast.Attribute(value=owner, attr="load_state_dict"), args=[ast.Name(id=name), *_]
            ):
                if name == kept and ast.unparse(owner) == model and node.lineno > (loop.end_lineno or 0):
                    return True
    return False


def stores(flow: Flow, node: ast.AST) -> bool:
    """Whether this puts a value into a list or dict: xs.append(x), xs[key] = x, xs += [x]."""
    match node:
        case ast.Call(args=[value]) if called(node) in ("append", "extend", "appendleft"):
            return bool(text(value)) or isinstance(value, (ast.Call, ast.Tuple, ast.Dict))
        case ast.Assign(targets=[ast.Subscript()], value=value):
            return bool(text(value))
        case ast.AugAssign(op=ast.Add(), value=ast.List()):
            return True
    return False


def kept_in(node: ast.stmt) -> set[str]:
    """Return the names that a statement keeps as they are: in a list, in a dict, or in what it was before."""
    kept: list[ast.AST] = []
    match node:
        case ast.Expr(value=ast.Call(args=args) as call) if called(call) in (
            "append",
            "extend",
            "appendleft",
            "add",
        ):
            kept = [*args]
        case ast.AugAssign(value=value) | ast.Assign(targets=[ast.Subscript()], value=value):
            kept = [value]
        case ast.Assign(targets=[target], value=value) if text(target) in map(text, ast.walk(value)):
            kept = [value]
    parts = [part for one in kept for part in ast.walk(one)]
    cut = [part for part in parts if called(part) in ("item", "detach", "float", "tolist")]
    return {text(part) for part in parts} - {text(part) for one in cut for part in ast.walk(one)} - {""}


def adds(flow: Flow, node: ast.AST) -> bool:
    """Whether this adds what a call returns to a sum: total += loss_fn(model(x), y)."""
    match node:
        case ast.AugAssign(op=ast.Add(), value=ast.Call() as value) if called(value) not in (
            "len",
            "size",
            "numel",
        ):
            return not any(isinstance(part, ast.Compare) for part in ast.walk(value))
    return False


def read_at_once(source: Source, line: int) -> bool:
    """Whether every sum in this line is turned into a number there: (real + fake).item()."""
    statement = source.statement(line)
    parts = list(ast.walk(statement)) if isinstance(statement, (ast.Assign, ast.Return, ast.Expr)) else []
    sums = {part for part in parts if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Add)}
    read = {part.func.value for part in parts if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)
            and part.func.attr in ("item", "detach", "tolist")}  # fmt: skip
    return bool(sums) and sums <= {inner for one in read for inner in ast.walk(one)}
