"""scaled-loss-plain-step: the loss is multiplied by a GradScaler, and the optimizer steps without it."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues.cycles import is_optimizer, made_as
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
SCALER = (MADE, f"{MADE}scaler = torch.amp.GradScaler('cpu', init_scale=8.0)\n")
BACKWARD = ("loss.backward()", "scaler.scale(loss).backward()")
STEP = "        optimizer.step()\n"
SICK = changed(CLASSIFIER, SCALER, BACKWARD, (STEP, f"{STEP[:-1]}  # <- here\n"))
CURED = changed(
    CLASSIFIER, SCALER, BACKWARD, (STEP, "        scaler.step(optimizer)\n        scaler.update()\n")
)
BY_HAND = changed(
    CLASSIFIER, SCALER, BACKWARD,
    (STEP, f"        for p in model.parameters():\n            p.grad /= scaler.get_scale()\n{STEP}"),
)  # fmt: skip
BACK = {"unscale_", "get_scale", "_scale", "_unscale_grads_", "get_backoff_factor"}


def read(source: Source) -> Iterator[Finding]:
    """backward() runs on what a GradScaler returns; nothing in the file divides, and optimizers step by themselves."""
    scaled = [call for call in source.calls("backward") if _scaled(source, call.func)]
    steps = list(source.calls("step"))
    owners = [(call, call.func.value) for call in steps if isinstance(call.func, ast.Attribute)]
    plain = [call for call, owner in owners if not call.args and is_optimizer(source.meaning, owner)]
    attributes = {n.attr for n in ast.walk(source.tree) if isinstance(n, ast.Attribute)}
    handed = any(
        len(call.args) + len(call.keywords) == 1 for call in steps
    )  # scaler.step(optimizer), anybody's
    if scaled and plain and not attributes & BACK and not handed:
        says = Text(
            en="scaler.scale() multiplies the loss; no scaler.step() or unscale_() divides its gradients again.",
            zh="scaler.scale() 放大了损失，却没有 scaler.step() 或 unscale_() 把梯度除回去。",
        )
        yield Finding(source.place(plain[0]), says)


def _scaled(source: Source, node: ast.expr) -> bool:
    """Whether a method is called of what a GradScaler that works returns."""
    match node:
        case ast.Attribute(value=ast.Call(func=ast.Attribute(value=owner, attr="scale"))):
            made = made_as(source.meaning, owner)
            off = any(
                k.arg == "enabled" and isinstance(k.value, ast.Constant) for one in made for k in one.keywords
            )
            return (
                bool(made) and not off and all(ast.unparse(one.func).endswith("GradScaler") for one in made)
            )
    return False


RULE = Rule(
    name="scaled-loss-plain-step", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The gradients are scaled, and never scaled back.", zh="梯度被放大了，却没有缩回来。"),
    why=Text(en="A GradScaler multiplies the loss by 65536 at first, so that small gradients survive in float16. "
                "optimizer.step() knows nothing of it and takes steps as many times too large.",
             zh="GradScaler 先把损失乘上 65536，好让 float16 保住小梯度。optimizer.step() 不知道，步子就大了这么多。"),
    cure=Text(en="scaler.step(optimizer), then scaler.update().",
              zh="改用 scaler.step(optimizer)，再调用 scaler.update()。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/notes/amp_examples.html",
    sick=SICK, cured=CURED, twins=(BY_HAND,), check=in_run(read), read=read,
)  # fmt: skip
