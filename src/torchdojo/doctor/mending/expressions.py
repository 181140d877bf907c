"""Patches that change an expression where it stands."""

import ast

from torchdojo.doctor.mending.finding import calls, name_of, nodes, the_only
from torchdojo.doctor.mending.text import CannotMendError, Mending


def call_it(mending: Mending, line: int) -> None:
    """A method that is only named is called."""
    for node in nodes(mending, line):
        match node:
            case ast.Expr(value=ast.Attribute() as method):
                mending.wrap(method, "", "()")
                return
    raise CannotMendError("no method is named there")


def module_list(mending: Mending, line: int) -> None:
    """A list of layers becomes a ModuleList, a dict a ModuleDict."""
    match mending.source.statement(line):
        case ast.Assign(value=(ast.List() | ast.ListComp()) as value):
            mending.wrap(value, f"{mending.spelled('torch.nn.ModuleList')}(", ")")
        case ast.Assign(value=ast.Dict(keys=keys) as value) if keys and all(map(_is_text, keys)):
            mending.wrap(value, f"{mending.spelled('torch.nn.ModuleDict')}(", ")")
        case _:
            raise CannotMendError("no list or dict of layers is assigned there")


def own_mode(mending: Mending, line: int) -> None:
    """F.dropout follows the mode of its module."""
    call = the_only(
        [call for call in calls(mending, line) if name_of(call) in ("dropout", "dropout2d", "alpha_dropout")]
    )
    function = mending.source.function(line)
    if function is None or not function.args.args or function.args.args[0].arg != "self":
        raise CannotMendError("it does not stand in a method")
    given = [keyword.value for keyword in call.keywords if keyword.arg == "training"]
    if given:
        mending.replace(given[0], "self.training")
    elif len(call.args) < 3:
        _add_argument(mending, call, "training=self.training")
    else:
        raise CannotMendError("its mode is given by place")


def requires_grad(mending: Mending, line: int) -> None:
    """A misspelt requires_grad becomes the method that parameters and modules both have."""
    match mending.source.statement(line):
        case ast.Assign(targets=[ast.Attribute(value=owner, attr=attr)], value=value) as statement:
            if attr.replace("_", "").lower().startswith("requiregrad") or attr == "requires_grad":
                mending.replace(statement, f"{mending.code(owner)}.requires_grad_({mending.code(value)})")
                return
    raise CannotMendError("it is not a misspelt requires_grad")


def copied_state(mending: Mending, line: int) -> None:
    """A state that is kept becomes a copy."""
    mending.wrap(
        the_only([call for call in calls(mending, line) if name_of(call) == "state_dict"]),
        "copy.deepcopy(",
        ")",
    )
    mending.importing("copy")


def number_only(mending: Mending, line: int) -> None:
    """A loss that is collected becomes its number."""
    mending.wrap(_collected(mending, line), "", ".item()")


def detached(mending: Mending, line: int) -> None:
    """An answer that is collected loses its graph."""
    mending.wrap(_collected(mending, line), "", ".detach()")


def _collected(mending: Mending, line: int) -> ast.expr:
    match mending.source.statement(line):
        case ast.AugAssign(op=ast.Add(), value=ast.Name() as value):
            return value
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="append"), args=[ast.Name() as value])):
            return value
        case ast.Assign(value=ast.BinOp(op=ast.Add(), right=ast.Name() as value)):
            return value
    raise CannotMendError("no plain name is collected there")


def parameter(mending: Mending, line: int) -> None:
    """A tensor of a module becomes a Parameter."""
    match mending.source.statement(line):
        case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"))], value=ast.Call() as value):
            mending.wrap(value, f"{mending.spelled('torch.nn.Parameter')}(", ")")
        case _:
            raise CannotMendError("no attribute of self is assigned there")


def listed(mending: Mending, line: int) -> None:
    """An iterator that is used more than once becomes a list."""
    match mending.source.statement(line):
        case ast.Assign(value=ast.Call(func=ast.Name(id="zip" | "map" | "filter" | "enumerate")) as value):
            mending.wrap(value, "list(", ")")
        case _:
            raise CannotMendError("no iterator is assigned there")


def by_rows(mending: Mending, line: int) -> None:
    """The number of right answers is divided by the number of rows."""
    divisors = [
        node.right
        for node in nodes(mending, line)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    ]
    lengths = [
        d
        for d in divisors
        if isinstance(d, ast.Call) and name_of(d) == "len" and isinstance(d.args[0], ast.Name)
    ]
    mending.wrap(the_only(lengths).args[0], "", ".dataset")


def _add_argument(mending: Mending, call: ast.Call, text: str) -> None:
    """Add an argument behind those there are."""
    last = max([*call.args, *(k.value for k in call.keywords)], key=lambda node: mending.span(node)[1])
    mending.wrap(last, "", f", {text}")


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
