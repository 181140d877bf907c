"""Single lines that are certain by themselves, by reading: each function is the `read` of a rule."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.cycles import acts, attributes, is_optimizer, loops, uses, words
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces import counting, spelling
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

CLIPPING = {f"torch.nn.utils.{name}" for name in ("clip_grad_norm_", "clip_grad_value_")}
DROPPING = {f"torch.nn.functional.{name}": place for name, place in
            (("dropout", 2), ("dropout2d", 2), ("alpha_dropout", 2))}  # fmt: skip


def clipped_late(source: Source) -> Iterator[Finding]:
    """Between backward() and step() nothing is clipped; behind step() something is."""
    for node, done, clips in _training(source):
        steps = [at for kind, at in done if kind == "step"]
        if steps and len(clips) == 1 and clips[0] > max(steps) and "scaler" not in words(node):
            says = Text(
                en="In this loop the only clipping stands behind step().",
                zh="这个循环里，唯一的裁剪写在 step() 之后。",
            )
            yield Finding(source.place(node.body[clips[0]]), says)


def clipped_early(source: Source) -> Iterator[Finding]:
    """The gradients are clipped before backward() has filled them."""
    for node, done, clips in _training(source):
        backward = [at for kind, at in done if kind == "backward"]
        if backward and len(clips) == 1 and clips[0] < min(backward):
            says = Text(
                en="In this loop the only clipping stands before backward().",
                zh="这个循环里，唯一的裁剪写在 backward() 之前。",
            )
            yield Finding(source.place(node.body[clips[0]]), says)


def _training(source: Source) -> Iterator[tuple[ast.For | ast.While, list[tuple[str, int]], list[int]]]:
    """Yield the loops that train, with their acts, and where clipping stands as a statement of its own in them."""
    for loop in loops(source.tree):
        done = [(act.kind, act.at) for act in acts(source.meaning, loop.body)]
        cleared = {"zero", "backward", "step"} <= {kind for kind, _ in done}
        clips = [at for at, statement in enumerate(loop.body) if _clips(source, statement)]
        once = sum(name in words(loop) for name in ("clip_grad_norm_", "clip_grad_value_")) == 1
        if cleared and once:
            yield loop, done, clips


def _clips(source: Source, statement: ast.stmt) -> bool:
    """Whether a statement clips to a number that is written there; with inf, norms are only measured."""
    if not isinstance(statement, ast.Expr) or source.meaning.called(statement.value) not in CLIPPING:
        return False
    call = statement.value
    assert isinstance(call, ast.Call)
    limits = [*call.args[1:2], *(k.value for k in call.keywords if k.arg in ("max_norm", "clip_value"))]
    return any(isinstance(limit, ast.Constant) for limit in limits)


def dropout_without_mode(source: Source) -> Iterator[Finding]:
    """F.dropout in a module that is put into eval mode does not know of it."""
    if not uses(source.tree, "eval"):
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call) or source.meaning.called(node) not in DROPPING:
            continue
        told = len(node.args) > 2 or any(keyword.arg in ("training", None) for keyword in node.keywords)
        cls = next((one for one in source.meaning.around(node) if isinstance(one, ast.ClassDef)), None)
        if cls is not None and source.meaning.is_module(cls) and not told:
            says = Text(
                en="F.dropout is not told training=self.training, so eval() does not switch it off.",
                zh="F.dropout 没有写 training=self.training，eval() 关不掉它。",
            )
            yield Finding(source.place(node), says)


def misspelt(source: Source) -> Iterator[Finding]:
    """Something nearly called requires_grad is set, and never read."""
    names = set(spelling.mistyped(source)) - set(spelling.read(source))
    for node in ast.walk(source.tree):
        outside = isinstance(node, ast.Attribute) and not (
            isinstance(node.value, ast.Name) and node.value.id == "self"
        )
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and outside
            and node.attr in names
        ):
            says = Text(
                en=f"“{ast.unparse(node)}” makes a new attribute; torch never reads it.",
                zh=f"“{ast.unparse(node)}” 只是新建了一个属性，torch 从来不读它。",
            )
            yield Finding(source.place(node), says)


def put_back(source: Source, line: int) -> bool:
    """Whether random numbers go on after this line as if nothing had been: fork_rng(), or a state that is set again."""
    statement, home = source.statement(line), source.function(line) or next(iter(source.loops(line)), None)
    above = flow_of(source).above(statement) if statement is not None else ()
    items = [item for block in above if isinstance(block, ast.With) for item in block.items]
    forked = any("fork_rng" in words_of(item.context_expr) for item in items)
    return forked or bool(words_of(home) & {"set_rng_state", "setstate", "set_state"})


def seeded_again(source: Source) -> Iterator[Finding]:
    """A loop that trains one optimizer sets the same seed in every round."""
    for loop in loops(source.tree):
        made = any(isinstance(n, ast.Call) and _makes(source, n) for n in ast.walk(loop))
        for statement in loop.body if {"backward", "step"} <= attributes(loop) and not made else ():
            match statement:
                case ast.Expr(value=ast.Call(args=[ast.Constant(value=int(seed))]) as call):
                    seeds = source.meaning.called(call) == "torch.manual_seed"
                    if seeds and not put_back(source, statement.lineno):
                        says = Text(
                            en=f"Every round of this training loop begins with the seed {seed} again.",
                            zh=f"这个训练循环每一轮都重新把种子设成 {seed}。",
                        )
                        yield Finding(source.place(statement), says)


def _makes(source: Source, call: ast.Call) -> bool:
    """Whether an optimizer is made here, or something that is given a model's parameters, as one is."""
    given = (part for arg in call.args[:1] for part in ast.walk(arg) if isinstance(part, ast.Call))
    clipping = source.meaning.called(call).startswith("torch.nn.utils.")
    return is_optimizer(source.meaning, call) or (not clipping and any(map(_parameters, given)))


def _parameters(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "parameters"


def right_by_batches(source: Source) -> Iterator[Finding]:
    """Right answers, added up over batches of several rows, are divided by the number of batches."""
    flow = flow_of(source)
    for ratio in counting.ratios(flow):
        if (
            ratio.tally.kind == "count"
            and counting.counts_batches(flow, ratio)
            and _several(source, ratio.under)
        ):
            says = Text(
                en=f"Right answers are added up, and divided by {ast.unparse(ratio.under)}, the number of batches.",
                zh=f"累加的是答对的个数，除以的 {ast.unparse(ratio.under)} 却是批次数。",
            )
            yield Finding(source.place(ratio.node), says)


def _several(source: Source, under: ast.expr) -> bool:
    """Whether this is the length of a loader whose batches have, as written, more than one row."""
    if not isinstance(under, ast.Call) or not hasattr(under.func, "lineno"):  # the length of an averaged list
        return False
    if source.meaning.called(under) != "builtins.len" or not under.args:
        return False
    made = source.meaning.values(under.args[0])
    for call in made:
        if not isinstance(call, ast.Call) or source.meaning.called(call) != "torch.utils.data.DataLoader":
            return False
        given = [k.value for k in call.keywords if k.arg == "batch_size"] or call.args[1:2]
        sizes = source.meaning.values(given[0]) if given else []
        if not sizes or not all(
            isinstance(s, ast.Constant) and isinstance(s.value, int) and s.value > 1 for s in sizes
        ):
            return False
    return bool(made)


def never_initialised(source: Source) -> Iterator[Finding]:
    """A module's own __init__ makes layers, and calls no other __init__."""
    for cls in (
        n for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef) and source.meaning.is_module(n)
    ):
        for init in (n for n in cls.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"):
            layers = [
                (at, name)
                for (owner, name), values in source.meaning.scopes.attributes.items()
                for value in values
                if owner is cls and isinstance(value, ast.Call) and init in source.meaning.around(value)
                for at in [source.meaning.called(value)]
            ]
            made = [
                name for called, name in layers if called.startswith("torch.nn.") and called[9:10].isupper()
            ]
            if made and not words(init) & {"super", "__init__", "__new__"} and not cls.decorator_list:
                says = Text(
                    en=f"self.{made[0]} is set before nn.Module's own __init__ has run; it is never called.",
                    zh=f"还没有执行 nn.Module 自己的 __init__，就设置了 self.{made[0]}；而它从没被调用。",
                )
                yield Finding(source.place(init), says)
