"""What the order of statements in a training cycle tells by reading: each function is the `read` of a rule."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.cycles import (
    Act,
    Loop,
    acts,
    attributes,
    inner_loops,
    is_optimizer,
    is_scheduler,
    loops,
    made_as,
    uses,
    words,
)
from torchdojo.doctor.rule import Finding
from torchdojo.doctor.source import Source
from torchdojo.text import Text

BETWEEN = {"clip_grad_norm_", "clip_grad_value_", "print", "item", "append", "update", "set_postfix"}
AROUND = {"zero_grad", "param_groups", "state_dict", "load_state_dict", "add_param_group"}
SENSITIVE = {"Dropout", "Dropout1d", "Dropout2d", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d"}
SOON = {
    "StepLR": ("step_size", 10),
    "ExponentialLR": ("gamma", 0.97),
}  # a schedule used up after some 100 batches


def gradients_erased(source: Source) -> Iterator[Finding]:
    """In one block stand backward(), then zero_grad(), then step() of the same optimizer, and nothing that matters."""
    for block in _blocks(source):
        done = acts(source.meaning, block)
        for zero in (act for act in done if act.kind == "zero"):
            step = next((a for a in done if a.kind == "step" and a.of == zero.of and a.at > zero.at), None)
            learned = any(act.kind == "backward" and act.at < zero.at for act in done)
            if step and learned and all(map(_harmless, block[zero.at + 1 : step.at])):
                says = Text(
                    en=f"{zero.of}.zero_grad() stands between backward() and {zero.of}.step().",
                    zh=f"{zero.of}.zero_grad() 夹在 backward() 和 {zero.of}.step() 之间。",
                )
                yield Finding(source.place(zero.node), says)


def cleared_each_time(source: Source) -> Iterator[Finding]:
    """A loop clears and fills the gradients in every round, and steps only in every k-th: `if i % k == 0:`."""
    for loop in loops(source.tree) if "grad" not in attributes(source.tree) else ():
        done = acts(source.meaning, loop.body)
        learned = [act.at for act in done if act.kind == "backward"]
        later = [s for s in loop.body[max(learned, default=len(loop.body)) :] if isinstance(s, ast.If)]
        rare = [s for s in later if not s.orelse and any(isinstance(n, ast.Mod) for n in ast.walk(s.test))]
        steps = {act.of for s in rare for act in acts(source.meaning, s.body) if act.kind == "step"}
        for zero in (act for act in done if act.kind == "zero" and act.of in steps and act.at < min(learned)):
            if is_optimizer(source.meaning, zero.owner) and len(uses(loop, "step")) == 1:
                says = Text(
                    en=f"{zero.of} is cleared in every round of this loop, and steps only in some of them.",
                    zh=f"这个循环每一轮都清零 {zero.of} 的梯度，却只在部分轮次里 step()。",
                )
                slipped = [n for n in uses(loop, "step") if steps_to_report(source, n.lineno)]
                yield Finding(source.place(slipped[0] if slipped else zero.node), says)


def steps_to_report(source: Source, line: int) -> bool:
    """Whether the step at this line stands in an `if i % k == 0:` that prints, too: it slipped into the report.

    Where the loop divides something outside of it, as loss / k, gradients may be meant to add up.
    """
    loop = next(iter(source.loops(line)), None)
    divided = (
        [n.lineno for n in ast.walk(loop) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.Div)]
        if loop
        else []
    )
    for node in ast.walk(source.tree):
        if isinstance(node, ast.If) and any(one.lineno == line for one in node.body):
            rare = any(isinstance(part, ast.Mod) for part in ast.walk(node.test))
            inside = range(node.lineno, (node.end_lineno or 0) + 1)
            meant = "zero_grad" in words(node) or any(one not in inside for one in divided)
            return rare and "print" in words(node) and not meant
    return False


def never_cleared(source: Source) -> Iterator[Finding]:
    """A loop calls backward() and steps an optimizer of torch's, and nothing in the file clears a gradient."""
    if words(source.tree) & {"zero_grad", "zero_", "grad", "closure", "manual_backward"}:
        return
    for loop in loops(source.tree):
        done = acts(source.meaning, loop.body)
        learns = [act for act in done if act.kind == "backward"]
        steps = [act for act in done if act.kind == "step" and is_optimizer(source.meaning, act.owner)]
        if learns and steps and not _ends_at_once(loop):
            says = Text(
                en="This file calls backward() in a loop, and zero_grad() nowhere.",
                zh="这个文件在循环里调用 backward()，却没有任何地方调用 zero_grad()。",
            )
            yield Finding(source.place(learns[-1].node), says)


def never_steps(source: Source) -> Iterator[Finding]:
    """An optimizer's gradients are cleared and filled; it is used for nothing else, so it cannot step."""
    if "grad" in attributes(source.tree):
        return  # the weights may be moved by hand
    for loop in loops(source.tree):
        done = acts(source.meaning, loop.body)
        learns = [act for act in done if act.kind == "backward"]
        for zero in (act for act in done if act.kind == "zero" and is_optimizer(source.meaning, act.owner)):
            if learns and isinstance(zero.owner, ast.Name) and _only_cleared(source, zero.owner.id):
                says = Text(
                    en=f"{zero.of} is made and cleared; its step() is called nowhere in the file.",
                    zh=f"建了 {zero.of}，也清了梯度，可整个文件里没有调用它的 step()。",
                )
                yield Finding(source.place(learns[-1].node), says)


def step_outside(source: Source) -> Iterator[Finding]:
    """The inner loop clears and fills the gradients of each batch; the only step stands behind it."""
    for outer in loops(source.tree):
        steps = [act for act in acts(source.meaning, outer.body) if act.kind == "step"]
        for at, inner in inner_loops(outer):
            done = acts(source.meaning, inner.body)
            learns = any(act.kind == "backward" for act in done)
            for step in (s for s in steps if s.at > at and is_optimizer(source.meaning, s.owner)):
                cleared = any(act.kind == "zero" and act.of == step.of for act in done)
                if learns and cleared and "step" not in words(inner):
                    says = Text(
                        en=f"Every batch clears and fills the gradients; {step.of}.step() comes once, after the loop.",
                        zh=f"每个批次都清零、求梯度；{step.of}.step() 却在循环结束后才调用一次。",
                    )
                    yield Finding(source.place(step.node), says)


def scheduled_first(source: Source) -> Iterator[Finding]:
    """In the first loop that trains, the scheduler moves on before the optimizer has made a step."""
    earlier = 0
    for loop in sorted(loops(source.tree), key=lambda loop: loop.lineno):
        steps = [n.lineno for n in ast.walk(loop) if isinstance(n, ast.Call) and _is_step(source, n)]
        schedules = [act for act in acts(source.meaning, loop.body) if act.kind == "schedule"]
        if schedules and steps and schedules[0].node.lineno < min(steps) and not earlier:
            says = Text(
                en="In this loop scheduler.step() comes before the first optimizer.step().",
                zh="这个循环里，scheduler.step() 排在第一次 optimizer.step() 前面。",
            )
            yield Finding(source.place(schedules[0].node), says)
        earlier += len(steps)


def scheduled_by_batch(source: Source) -> Iterator[Finding]:
    """A decay whose numbers count epochs moves on in the loop over batches."""
    for outer in loops(source.tree):
        for _, inner in inner_loops(outer):
            done = acts(source.meaning, inner.body)
            for act in (a for a in done if a.kind == "schedule" and _soon_over(source, a)):
                if any(other.kind == "step" for other in done) and isinstance(inner, ast.For):
                    says = Text(
                        en=f"{act.of} moves on in the inner loop, once per batch.",
                        zh=f"{act.of} 在内层循环里推进，每个批次一次。",
                    )
                    yield Finding(source.place(act.node), says)


def eval_without_way_back(source: Source) -> Iterator[Finding]:
    """After its inner loop has trained, an epoch calls eval(), the only one; train() is called nowhere."""
    calls = uses(source.tree, "eval")
    if (
        len(calls) != 1
        or not words(source.tree) & SENSITIVE
        or {"train", "training"} & attributes(source.tree)
    ):
        return
    statement = source.meaning.statement(calls[0])
    for outer in loops(source.tree):
        trained = [at for at, inner in inner_loops(outer) if {"backward", "step"} <= words(inner)]
        names = [node for node in ast.walk(outer) if isinstance(node, ast.Name)]
        bound = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        another = any(isinstance(n, ast.Name) and n.id in bound for n in ast.walk(calls[0]))  # in each round
        if trained and not another and statement in outer.body[trained[0] :]:
            says = Text(
                en="eval() is called after an epoch of training, train() nowhere: from the second epoch on "
                "training runs in eval mode.",
                zh="训练完一个 epoch 后调用了 eval()，却没有任何地方调用 train()："
                "从第二个 epoch 起都在评估模式下训练。",
            )
            yield Finding(source.place(calls[0]), says)


def _blocks(source: Source) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(source.tree):
        if isinstance(node, Loop | ast.FunctionDef | ast.With):
            yield node.body


def _harmless(statement: ast.stmt) -> bool:
    """Whether a statement surely computes no gradient."""
    calls = [node.func for node in ast.walk(statement) if isinstance(node, ast.Call)]
    names = {getattr(call, "attr", getattr(call, "id", "")) for call in calls}
    return isinstance(statement, ast.Expr | ast.AugAssign) and names <= BETWEEN


def _ends_at_once(loop: Loop) -> bool:
    return isinstance(loop.body[-1], ast.Break | ast.Return)


def _only_cleared(source: Source, name: str) -> bool:
    """Whether everything the file does with an optimizer of this name leaves its weights alone."""
    for node in uses(source.tree, name):
        above = source.meaning.scopes.parent.get(node)
        if isinstance(above, ast.Attribute) and above.attr in AROUND:
            continue
        if isinstance(above, ast.Call) and is_scheduler(source.meaning, above):
            continue
        return False
    return True


def _is_step(source: Source, node: ast.Call) -> bool:
    func = node.func
    return (
        isinstance(func, ast.Attribute)
        and func.attr == "step"
        and not is_scheduler(source.meaning, func.value)
    )


def _soon_over(source: Source, act: Act) -> bool:
    """Whether a scheduler is made so that some hundred steps use it up."""
    for call in made_as(source.meaning, act.owner):
        name, least = SOON.get(call.func.attr if isinstance(call.func, ast.Attribute) else "", ("", 0.0))
        given = [k.value for k in call.keywords if k.arg == name] or call.args[1:2]
        number = given[0].value if given and isinstance(given[0], ast.Constant) else None
        if not name or not isinstance(number, int | float) or number > least:
            return False
    return bool(made_as(source.meaning, act.owner))
