"""Several names that are made of several things in one statement."""

import ast

from torchdojo.doctor.flow import text


def own_part(statement: ast.stmt, key: str, value: ast.expr) -> ast.expr:
    """Return the second x_test of x_train, x_test = map(tensor, (x_train, x_test)), and of a comprehension like it."""
    targets = [one for one in getattr(statement, "targets", ()) if isinstance(one, ast.Tuple | ast.List)]
    match value:
        case ast.Call(func=ast.Name(id="map"), args=[_, ast.Tuple(elts=parts) | ast.List(elts=parts)]):
            pass
        case ast.GeneratorExp(generators=[one]) | ast.ListComp(generators=[one]) if isinstance(
            one.iter, ast.Tuple | ast.List
        ):
            parts = one.iter.elts
        case _:
            return value
    names = [text(one) for target in targets for one in target.elts]
    return parts[names.index(key)] if key in names and len(names) == len(parts) else value


def one_of_several(statement: ast.AST | None, value: ast.expr) -> bool:
    """Whether a name is one of several that come out of one thing: img, mask = sample."""
    if not isinstance(statement, ast.Assign):
        return False
    return isinstance(statement.targets[0], ast.Tuple) and value is statement.value
