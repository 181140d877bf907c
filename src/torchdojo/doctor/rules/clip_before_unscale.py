"""clip-before-unscale: gradients are clipped while a GradScaler's number still multiplies them."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Thing, Trail, Where
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
SCALER = (MADE, f'{MADE}scaler = torch.amp.GradScaler("cpu")\n')
TRAIN = "        loss.backward()\n        optimizer.step()\n"
BACK, CLIP = (
    "        scaler.scale(loss).backward()\n",
    "        nn.utils.clip_grad_norm_(model.parameters(), 1.0)",
)
STEP, UNSCALE = (
    "        scaler.step(optimizer)\n        scaler.update()\n",
    "        scaler.unscale_(optimizer)\n",
)
SICK = changed(CLASSIFIER, SCALER, (TRAIN, f"{BACK}{CLIP}  # <- here\n{STEP}"))
CURED = changed(CLASSIFIER, SCALER, (TRAIN, f"{BACK}{UNSCALE}{CLIP}\n{STEP}"))
WITHOUT_SCALING = changed(
    CLASSIFIER,
    (MADE, f'{MADE}scaler = torch.amp.GradScaler("cpu", enabled=False)\n'),
    (TRAIN, f"{BACK}{CLIP}\n{STEP}"),
)

SCALED_LIMIT = changed(
    CLASSIFIER, SCALER, (TRAIN, f"{BACK}{CLIP.replace('1.0', 'scaler.get_scale()')}\n{STEP}")
)


def clipped_scaled(case: Case, trail: Trail, optimizer: Thing) -> Where | None:
    """Return where the gradients of one step were clipped between their scaling and their unscaling."""
    scaled = learned = False
    for kind, about, where in trail.marks:
        if kind in ("scale", "unscale"):
            scaled, learned = kind == "scale", False
        elif kind == "backward" and about >= 0:
            learned = learned or bool(case.graphs[about].leaves & case.held(optimizer))
        elif kind == "clip" and scaled and learned and about in (0, optimizer.number):
            return where
    return None


def by_hand(case: Case, where: Where) -> bool:
    """Whether the limit is multiplied by the scale as well, or the gradients may be divided by hand."""
    source = case.source(line_of(where))
    there, anywhere = words_of(source.statement(line_of(where).line)), words_of(source.tree)
    return "get_scale" in there or {"get_scale", "grad"} <= anywhere


def check(case: Case) -> Iterator[Finding]:
    """In nearly all steps: scale(), backward(), clipping, and only then unscaling, in the scaler's own step()."""
    for optimizer in case.optimizers:
        seen = [(trail, clipped_scaled(case, trail, optimizer)) for trail in case.trails(optimizer)]
        found = [(trail, where) for trail, where in seen if where is not None]
        sick, steps = sum(trail.count for trail, _ in found), case.steps_of(optimizer)
        if steps >= 2 and nearly_all(sick, steps) and not by_hand(case, found[-1][1]):
            says = Text(
                en=f"In {sick} of {steps} steps gradients were clipped between scaler.scale() and unscaling.",
                zh=f"{steps} 步中有 {sick} 步，梯度在 scaler.scale() 放大之后、还原之前就被裁剪了。",
            )
            yield Finding(line_of(found[-1][1]), says)


RULE = Rule(
    name="clip-before-unscale", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Gradients are clipped while GradScaler's factor still multiplies them.",
              zh="梯度还带着 GradScaler 的放大倍数，就被裁剪了。"),
    why=Text(en="The scale, 65536 at first, makes every gradient longer than the limit: each step is cut to the limit, "
                "and then divided by the scale. Next to nothing is left.",
             zh="放大倍数一开始是 65536，梯度几乎总会超过上限：先被砍到上限，再除以这个倍数，就什么也不剩了。"),
    cure=Text(en="Call scaler.unscale_(optimizer) before clipping.", zh="裁剪之前先调用 scaler.unscale_(optimizer)。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/notes/amp_examples.html#gradient-clipping",
    sick=SICK, cured=CURED, twins=(WITHOUT_SCALING, SCALED_LIMIT), check=check,
)  # fmt: skip
