"""Networks that follow another one: brought up to date again and again, and never asked."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import FUNCTIONS, Flow, called, parameters, text

MOVING = {"copy_", "mul_", "lerp_", "add_", "data"}
CARE = {"load_state_dict", "eval", "train", "to", "requires_grad_", "cpu", "cuda", "float"}


def never_asked(flow: Flow) -> Iterator[tuple[ast.AST, str, str]]:
    """Yield the line that asks the learning network for the value to come, its name, and that of its idle follower."""
    for new, old in _followed(flow):
        uses = [one for one in _uses(flow, old) if not _only_care(flow, one)]
        own_pair = old.startswith("self.") == new.startswith(
            "self."
        )  # ema.module may be asked in another file
        if own_pair and not uses and _known(flow, old) and _asked(flow, new):
            yield from ((ahead, new, old) for ahead in [*_ahead(flow, new)][:1])


def _followed(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield old.load_state_dict(new.state_dict()) that stands in a loop, and both names."""
    seen: set[str] = set()
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=old, attr="load_state_dict"),
                args=[ast.Call(func=ast.Attribute(value=new, attr="state_dict"))],
            ) if text(old) and text(new) and text(old) not in seen and flow.loops(node):
                seen.add(text(old))
                yield text(new), text(old)
            case ast.For(iter=ast.Call(func=ast.Name(id="zip"), args=[first, second])):
                names = [text(one.func.value) for one in (first, second) if isinstance(one, ast.Call)
                         and isinstance(one.func, ast.Attribute) and one.func.attr == "parameters"]  # fmt: skip
                moved = _moved(node)
                if len(names) == 2 and moved in (0, 1) and "" not in names and names[moved] not in seen:
                    seen.add(names[moved])
                    yield names[1 - moved], names[moved]


def _moved(loop: ast.For) -> int:
    """Return which of two parameters, side by side, a loop moves towards the other; -1 if none."""
    names = [text(one) for one in loop.target.elts] if isinstance(loop.target, ast.Tuple) else []
    for node in ast.walk(loop):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr=attr)) if attr in MOVING:
                name = text(owner).removesuffix(".data")
                if name in names:
                    return names.index(name)
    return -1


def _uses(flow: Flow, name: str) -> list[ast.expr]:
    """Return where a network is read; of self.module, also as the module of any other object."""
    nodes = (n for n in ast.walk(flow.tree) if isinstance(n, (ast.Name, ast.Attribute)))
    last = name.rpartition(".")[2] if "." in name else ""
    return [
        n
        for n in nodes
        if isinstance(n.ctx, ast.Load) and (text(n) == name or getattr(n, "attr", "") == last != "")
    ]


def _known(flow: Flow, name: str) -> bool:
    """Whether a network has this name by an assignment, not as a parameter or the variable of a loop."""
    stored = [
        n for n in ast.walk(flow.tree) if text(n) == name and isinstance(getattr(n, "ctx", None), ast.Store)
    ]
    given = any(name in parameters(n) for n in ast.walk(flow.tree) if isinstance(n, FUNCTIONS))
    return bool(stored) and len(stored) == len(flow.bindings(name)) and not given


def _only_care(flow: Flow, node: ast.expr) -> bool:
    """Whether a network is only brought up to date here, put into a mode, or frozen."""
    above = flow.parents.get(node)
    if not isinstance(above, ast.Attribute):
        return False
    if above.attr in CARE:
        return True
    loop = next((up for up in flow.above(node) if isinstance(up, ast.For)), None)
    head = loop is not None and node in ast.walk(loop.iter)
    moves = loop is not None and {called(part) for part in ast.walk(loop)} & (MOVING | {"requires_grad_"})
    frozen = loop is not None and "requires_grad" in ast.unparse(loop)
    return above.attr in ("parameters", "buffers") and head and bool(moves or frozen)


def _asked(flow: Flow, name: str) -> bool:
    return any(isinstance(n, ast.Call) and text(n.func) == name for n in ast.walk(flow.tree))


def _ahead(flow: Flow, new: str) -> Iterator[ast.AST]:
    """Yield statements that take the largest value of the learning network, not its place, without a graph."""
    for node in ast.walk(flow.tree):
        if isinstance(node, (ast.Assign, ast.Return)) and node.value is not None:
            parts = list(ast.walk(node.value))
            words = {called(part) for part in parts} | {getattr(part, "attr", "") for part in parts}
            asks = any(isinstance(part, ast.Call) and text(part.func) == new for part in parts)
            places = "indices" in words or ast.unparse(node.value).endswith("[1]")
            if (
                asks
                and words & {"max", "amax"}
                and not places
                and ("detach" in words or _without_graph(flow, node))
            ):
                yield node


def _without_graph(flow: Flow, node: ast.AST) -> bool:
    heads = [item.context_expr for up in flow.above(node) if isinstance(up, ast.With) for item in up.items]
    heads += [one for up in flow.above(node) if isinstance(up, ast.FunctionDef) for one in up.decorator_list]
    return any(word in ast.unparse(head) for head in heads for word in ("no_grad", "inference_mode"))
