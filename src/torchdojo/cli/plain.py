"""Turns a lecture's program into a plain script: what it yields is printed or left out, the rest stays as it is."""

import ast
from collections.abc import Collection, Iterator, Sequence

from torchdojo.cli.closure import module_file
from torchdojo.cli.patch import Patch, loaded

SPREADING = "torchdojo.engine.spread"  # its functions do nothing outside torchrun
Teller = ast.FunctionDef


def plain(source: str) -> str:
    """Return the program without its yields, without PROGRAM, and without what only these used."""
    if not speaks_simply(source):
        return _without_spreading(_without_program(source))
    text, unused = _without_yields(source, views=not trains(source))
    text = _without_spreading(_without_program(text))
    while (shorter := _without_unused(text, unused)) != text:
        text = shorter
    return text


def run_of(source: str) -> str:
    """Return the name of the function that PROGRAM runs."""
    return _part(source, "run")


def recipes_of(source: str) -> str:
    """Return the recipes as they stand in PROGRAM, "" if there are none."""
    return _part(source, "recipes")


def _part(source: str, name: str) -> str:
    patch = Patch(source)
    program = next(node for node in patch.tree.body if _assigned(node) == "PROGRAM")
    assert isinstance(program, ast.Assign) and isinstance(program.value, ast.Call)
    return next((patch.said(k.value) for k in program.value.keywords if k.arg == name), "")


def trains(source: str) -> bool:
    """Whether the program tells of epochs; if not, its views are what it is for."""
    return any(_event(node) in ("Epoch", "Parts") for node in ast.walk(ast.parse(source)))


def speaks_simply(source: str) -> bool:
    """Whether every yield is a statement of its own, so that plain Python can stand in its place."""
    tree = ast.parse(source)
    tellers = _tellers(tree)
    inside = {node for teller in tellers for node in ast.walk(teller)}
    plain = {
        node.value
        for node in inside
        if isinstance(node, ast.Expr) or (isinstance(node, ast.Assign) and _event(node.value) == "Parts")
    }
    yields = {node for node in inside if isinstance(node, ast.Yield | ast.YieldFrom)}
    handed_on = [node.value for node in yields if isinstance(node, ast.YieldFrom)]
    return yields <= plain and all(_only_views(call, tree) for call in handed_on)


def _only_views(call: ast.expr, tree: ast.Module) -> bool:
    """Whether a generator yields views and no events; its annotation says so, here or where it is imported from."""
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        return False
    name = call.func.id
    places = [tree, *(m for node in tree.body if (m := _imported(node, name)))]
    found = (f for place in places for f in place.body if isinstance(f, ast.FunctionDef) and f.name == name)
    returns = next((ast.unparse(f.returns) for f in found if f.returns), "Training")
    return "Training" not in returns and "Event" not in returns


def _imported(node: ast.stmt, name: str) -> ast.Module | None:
    match node:
        case ast.ImportFrom(module=str(module), names=names) if name in [alias.name for alias in names]:
            file = module_file(module)
            return ast.parse(file.read_text("utf-8")) if file else None
    return None


def _tellers(tree: ast.Module) -> list[Teller]:
    """Return the functions that tell what happened: their annotation says -> Training."""
    functions = (node for node in ast.walk(tree) if isinstance(node, Teller))
    return [f for f in functions if isinstance(f.returns, ast.Name) and f.returns.id == "Training"]


def _event(node: ast.AST) -> str:
    """Return the name of what is yielded, "" if nothing is or it is not made by calling a name."""
    match node:
        case ast.Yield(value=ast.Call(func=ast.Name(id=name))):
            return name
    return ""


def _assigned(node: ast.stmt) -> str:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""


def _without_program(source: str) -> str:
    patch = Patch(source)
    patch.remove(node for node in patch.tree.body if _assigned(node) == "PROGRAM")
    return patch.text


def _without_spreading(source: str) -> str:
    patch = Patch(source)
    imports = [n for n in patch.tree.body if isinstance(n, ast.ImportFrom) and n.module == SPREADING]
    names = [alias.name for node in imports for alias in node.names]
    for call in ast.walk(patch.tree):
        match call:
            case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in names:
                patch.change(patch.start(call), patch.start(inner), "")
                patch.change(patch.end(inner), patch.end(call), "")
    return patch.text


def _without_yields(source: str, views: bool) -> tuple[str, set[str]]:
    """Return the text, and the names that only what was left out may have used."""
    patch, unused = Patch(source), set[str]()
    for teller in _tellers(patch.tree):
        assert teller.returns is not None
        patch.replace(teller.returns, "None")
        dead = {s for s in _statements(teller.body) if not _tell(patch, s, views, _loss(teller))}
        unused |= loaded(dead)
        patch.remove(_whole(teller.body, dead))
    return patch.text, unused


def _statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        yield from (node for node in ast.walk(statement) if isinstance(node, ast.stmt))


def _loss(teller: Teller) -> str:
    """Return the name under which a step's loss is known, "" if it has none."""
    for node in ast.walk(teller):
        match node:
            case ast.Yield(value=ast.Call(func=ast.Name(id="Step"), keywords=keywords)):
                return next(
                    (k.value.id for k in keywords if k.arg == "loss" and isinstance(k.value, ast.Name)), ""
                )
    return ""


def _tell(patch: Patch, statement: ast.stmt, views: bool, loss: str) -> bool:
    """Replace a yield by what tells the same in plain Python; return False if it is to be left out."""
    match statement:
        case ast.Assign(value=ast.Yield() as told):
            patch.replace(told, "0")  # start = yield Parts(...): the first epoch
        case ast.Expr(
            value=ast.Yield(value=ast.Call(func=ast.Name(id="Epoch"), args=[epoch], keywords=more))
        ):
            known = {k.arg for k in more}
            with_loss = f", {loss}={loss}" if loss == "loss" and not known & {"loss", None} else ""
            patch.change(
                patch.start(statement),
                patch.end(epoch),
                f'tell(f"epoch {{{patch.said(epoch)} + 1}}"{with_loss}',
            )
        case ast.Expr(value=ast.Yield(value=ast.Call(func=ast.Name(id="Result") as name, keywords=[_, *_]))):
            patch.change(patch.start(statement), patch.end(name) + 1, 'tell("result", ')
        case ast.Expr(value=ast.Yield(value=ast.expr() as view)) if views and _event(statement.value) not in (
            "Step",
            "Parts",
        ):
            patch.change(patch.start(statement), patch.start(view), "show_view(")
            patch.change(patch.end(view), patch.end(view), ")")
        case ast.Expr(value=ast.YieldFrom(value=some)) if views:
            patch.change(patch.start(statement), patch.start(some), "for view in ")
            patch.change(
                patch.end(some), patch.end(some), f":\n{' ' * (statement.col_offset + 4)}show_view(view)"
            )
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            return False
    return True


def _whole(body: Sequence[ast.stmt], dead: Collection[ast.stmt]) -> list[ast.stmt]:
    """Return the dead statements, a block in their place where nothing of it is left."""
    gone: list[ast.stmt] = []
    for statement in body:
        if statement in dead:
            gone.append(statement)
            continue
        blocks = [
            block for name in ("body", "orelse", "finalbody") if (block := getattr(statement, name, []))
        ]
        inner = [_whole(block, dead) for block in blocks]
        if inner and all(len(left) == len(block) for left, block in zip(inner, blocks, strict=True)):
            gone.append(statement)
        else:
            gone += [each for left in inner for each in left]
    return gone


def _without_unused(source: str, unused: set[str]) -> str:
    """Leave out one layer of what nothing uses any more; `unused` grows by the names it used."""
    patch = Patch(source)
    used = loaded(patch.tree.body)
    dead = [node for node in patch.tree.body if _name(node) in unused - used]
    for function in patch.tree.body:
        if isinstance(function, ast.FunctionDef) and function not in dead:
            lost = {
                s
                for s in _statements(function.body)
                if _targets(s) and _targets(s) <= unused - loaded([function])
            }
            unused |= loaded(lost)
            patch.remove(_whole(function.body, lost))
    unused |= loaded(dead)
    patch.remove(dead)
    return patch.text


def _name(node: ast.stmt) -> str:
    return node.name if isinstance(node, ast.FunctionDef | ast.ClassDef) else _assigned(node)


def _targets(node: ast.stmt) -> set[str]:
    """Return the names an assignment gives a value, none if it also changes something else."""
    match node:
        case ast.Assign(targets=targets):
            pass
        case ast.AnnAssign(target=target, value=ast.expr()):
            targets = [target]
        case _:
            return set()
    parts = [part for t in targets for part in (t.elts if isinstance(t, ast.Tuple) else [t])]
    return (
        {p.id for p in parts if isinstance(p, ast.Name)}
        if all(isinstance(p, ast.Name) for p in parts)
        else set()
    )
