"""Patches that move or add a line of the training cycle."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.cycles import Loop, is_optimizer, is_scheduler
from torchdojo.doctor.mending.text import CannotMendError, Mending

CLIPPING = ("clip_grad_norm_", "clip_grad_value_")


def clear_first(mending: Mending, line: int) -> None:
    """zero_grad() goes before backward()."""
    zero, block = _statement(mending, line), _block(mending, line)
    backward = [s for s in block[: block.index(zero)] if _calls(s, "backward")]
    mending.put_before(_last(backward), mending.take(zero))


def clear_each_step(mending: Mending, line: int) -> None:
    """zero_grad() of the optimizer that steps next goes before backward()."""
    backward = _statement(mending, line)
    mending.put_before(backward, f"{_stepping(mending, line)}.zero_grad()")


def step_each_time(mending: Mending, line: int) -> None:
    """step() of the file's only optimizer goes behind backward()."""
    owners = {
        ast.unparse(owner)
        for owner, _ in _owners(mending, "zero_grad")
        if is_optimizer(mending.source.meaning, owner)
    }
    if len(owners) != 1:
        raise CannotMendError("there is not exactly one optimizer")
    mending.put_after(_statement(mending, line), f"{owners.pop()}.step()")


def step_inside(mending: Mending, line: int) -> None:
    """step() goes into the loop over batches, behind backward()."""
    step, block = _statement(mending, line), _block(mending, line)
    loops = [s for s in block[: block.index(step)] if isinstance(s, Loop)]
    backward = [s for s in (loops[-1].body if loops else ()) if _calls(s, "backward")]
    mending.put_after(_last(backward), mending.take(step))


def schedule_by_epoch(mending: Mending, line: int) -> None:
    """scheduler.step() goes behind the loop over batches."""
    schedule, loop = _statement(mending, line), _loops(mending, line)[0]
    if schedule not in loop.body or len(loop.body) < 2:
        raise CannotMendError("it does not stand in the loop itself")
    mending.put_after(loop, mending.take(schedule))


def schedule_after(mending: Mending, line: int) -> None:
    """scheduler.step() goes behind the steps of the optimizer."""
    schedule, block = _statement(mending, line), _block(mending, line)
    meaning = mending.source.meaning
    steps = [s for s in block[block.index(schedule) + 1 :] if any(
        isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute) and n.func.attr == "step"
        and not is_scheduler(meaning, n.func.value) for n in ast.walk(s))]  # fmt: skip
    mending.put_after(_last(steps), mending.take(schedule))


def clip_between(mending: Mending, line: int) -> None:
    """Clipping goes between backward() and step()."""
    clip, block = _statement(mending, line), _block(mending, line)
    steps = [s for s in block if _calls(s, "step") and not isinstance(s, Loop)]
    backward = [s for s in block if _calls(s, "backward") and not isinstance(s, Loop)]
    if len(steps) != 1 or len(backward) != 1 or not any(_calls(clip, name) for name in CLIPPING):
        raise CannotMendError("backward(), clipping and step() do not stand together")
    mending.put_before(steps[0], mending.take(clip))


def train_again(mending: Mending, line: int) -> None:
    """train() goes to the beginning of each epoch."""
    evaluation = _statement(mending, line)
    match evaluation:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="eval"))):
            model = ast.unparse(owner)
        case _:
            raise CannotMendError("this is no call of eval()")
    loops = [loop for loop in _loops(mending, line) if _calls(loop, "backward")]
    if not loops:
        raise CannotMendError("training does not stand in the same loop")
    if loops[-1].body[0] is evaluation:  # eval() instead of train()
        mending.replace(evaluation, f"{model}.train()")
    else:
        mending.put_before(loops[-1].body[0], f"{model}.train()")


def eval_first(mending: Mending, line: int) -> None:
    """eval() goes before the evaluation, train() to the beginning of each epoch if it is not there."""
    model = _model_called(mending, line)
    around = [n for n in mending.source.meaning.around(_statement(mending, line)) if isinstance(n, ast.stmt)]
    inside = []
    for one in around:
        if isinstance(one, ast.FunctionDef) or _calls(one, "backward"):
            break
        inside.append(one)
    first = inside[-1] if inside else _statement(mending, line)
    trained = any(ast.unparse(owner) == model for owner, _ in _owners(mending, "train"))
    loops = [loop for loop in _loops(mending, line) if _calls(loop, "backward")]
    if not (trained or loops) and isinstance(
        around[len(inside)] if len(around) > len(inside) else None, ast.FunctionDef
    ):
        raise CannotMendError("training stands in another function, without train()")
    mending.put_before(first, f"{model}.eval()")
    if loops and not trained:
        mending.put_before(loops[-1].body[0], f"{model}.train()")


def initialise(mending: Mending, line: int) -> None:
    """super().__init__() goes to the beginning of __init__."""
    match mending.source.function(line):
        case ast.FunctionDef(name="__init__", body=[ast.Expr(value=ast.Constant()) as docstring, *_]):
            mending.put_after(docstring, "super().__init__()")
        case ast.FunctionDef(name="__init__", body=[first, *_]) if first.lineno > line:
            mending.put_before(first, "super().__init__()")
        case _:
            raise CannotMendError("this is no __init__ of several lines")


def seed_before(mending: Mending, line: int) -> None:
    """The seed goes before the outermost loop."""
    seed, loops = _statement(mending, line), _loops(mending, line)
    if not loops or len(_block(mending, line)) < 2:
        raise CannotMendError("the seed does not stand in a loop with more in it")
    mending.put_before(loops[-1], mending.take(seed))


def _statement(mending: Mending, line: int) -> ast.stmt:
    found = mending.source.statement(line)
    if found is None or found.lineno != line:
        raise CannotMendError("no statement begins there")
    return found


def _block(mending: Mending, line: int) -> list[ast.stmt]:
    statement = _statement(mending, line)
    owner = mending.source.meaning.scopes.parent[statement]
    for name in ("body", "orelse", "finalbody"):
        block = getattr(owner, name, None)
        if isinstance(block, list) and statement in block:
            return block
    raise CannotMendError("it does not stand in a block")


def _loops(mending: Mending, line: int) -> list[Loop]:
    """Return the loops around a line in its function, the innermost first."""
    function = mending.source.function(line)
    loops = [loop for loop in mending.source.loops(line) if function is None or loop.lineno > function.lineno]
    if not loops:
        raise CannotMendError("it does not stand in a loop")
    return loops


def _last(statements: list[ast.stmt]) -> ast.stmt:
    if not statements:
        raise CannotMendError("what belongs before or behind it does not stand in the same block")
    return statements[-1]


def _calls(node: ast.AST, name: str) -> bool:
    return any(
        isinstance(n, ast.Call) and name == getattr(n.func, "attr", getattr(n.func, "id", ""))
        for n in ast.walk(node)
    )


def _owners(mending: Mending, name: str) -> Iterator[tuple[ast.expr, ast.Call]]:
    for call in mending.source.calls(name):
        if isinstance(call.func, ast.Attribute):
            yield call.func.value, call


def _stepping(mending: Mending, line: int) -> str:
    """Return the optimizer whose step() comes next in the same function."""
    function, meaning = mending.source.function(line), mending.source.meaning
    steps = [
        (call.lineno, owner) for owner, call in _owners(mending, "step")
        if call.lineno >= line and mending.source.function(call.lineno) is function and not is_scheduler(meaning, owner)
    ]  # fmt: skip
    owner = min(steps, key=lambda step: step[0])[1] if steps else None
    if not isinstance(owner, ast.Name | ast.Attribute):
        raise CannotMendError("no optimizer steps behind it in the same function")
    return ast.unparse(owner)


def _model_called(mending: Mending, line: int) -> str:
    """Return the name of the one model that a line calls."""
    meaning, names = mending.source.meaning, set()
    for node in ast.walk(_statement_at(mending, line)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            made = meaning.made(node.func)
            modules = any(meaning.is_module(cls) for cls in meaning.classes(node.func))
            if modules or (made and all(name.startswith("torch.nn.") for name in made)):
                names.add(ast.unparse(node.func))
    if len(names) != 1:
        raise CannotMendError("not exactly one model is called there")
    return names.pop()


def _statement_at(mending: Mending, line: int) -> ast.AST:
    return mending.source.statement(line) or ast.Module([], [])
