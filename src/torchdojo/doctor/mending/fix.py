"""`doctor fix`: from findings to patches, to a diff, to the file."""

import ast
import difflib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from torchdojo.doctor.diagnosis import Found
from torchdojo.doctor.mending import activations, expressions, order
from torchdojo.doctor.mending.text import CannotMendError, Edit, Mending, applied, overlapping
from torchdojo.doctor.source import source_of
from torchdojo.engine import atomic
from torchdojo.text import DojoError, Text

CURES: dict[str, Callable[[Mending, int], None]] = {
    "clip-after-step": order.clip_between,
    "clip-before-backward": order.clip_between,
    "correct-over-batches": expressions.by_rows,
    "dropout-always-on": expressions.own_mode,
    "evaluating-in-train-mode": order.eval_first,
    "gradients-never-cleared": order.clear_each_step,
    "graph-kept-alive": expressions.number_only,
    "kl-div-of-plain-probabilities": activations.log_softmax,
    "layers-in-a-python-list": expressions.module_list,
    "logits-into-bce": activations.loss_with_logits,
    "logits-into-nll": activations.log_of_scores,
    "method-not-called": expressions.call_it,
    "misspelt-attribute": expressions.requires_grad,
    "module-never-initialised": order.initialise,
    "optimizer-never-steps": order.step_each_time,
    "outputs-kept-with-graph": expressions.detached,
    "probabilities-into-nll": activations.log_softmax,
    "relu-on-logits": activations.without_activation,
    "scheduler-before-optimizer": order.schedule_after,
    "scheduler-per-batch": order.schedule_by_epoch,
    "seed-inside-the-loop": order.seed_before,
    "sigmoid-before-bce-with-logits": activations.plain_loss,
    "sigmoid-before-cross-entropy": activations.without_activation,
    "softmax-before-cross-entropy": activations.without_activation,
    "softmax-over-the-batch": activations.along_classes,
    "step-once-per-epoch": order.step_inside,
    "tensor-not-a-parameter": expressions.parameter,
    "training-in-eval-mode": order.train_again,
    "unchanged-best-model": expressions.copied_state,
    "used-up-iterator": expressions.listed,
    "zero-grad-before-step": order.clear_first,
}
YOURS = Text(en="How to cure it is for you to decide.", zh="怎么改要由你来定。")
PYTHON = Text(en="Only Python files are patched.", zh="只给 Python 文件打补丁。")
AGAIN = Text(
    en="Another patch changes the same place: run fix once more.", zh="另一个补丁也改这里：请再运行一次 fix。"
)


@dataclass
class Fix:
    """What can be done about one file: the patches taken, and why others were not."""

    file: str
    before: str = ""
    edits: list[Edit] = field(default_factory=list)
    taken: list[Found] = field(default_factory=list)
    left: list[tuple[Found, Text]] = field(default_factory=list)

    @property
    def after(self) -> str:
        """The text with all patches in it."""
        return applied(self.before, self.edits)

    def diff(self) -> Iterator[str]:
        """Yield the lines of the change."""
        name = os.path.relpath(self.file)
        lines = self.before.splitlines(), self.after.splitlines()
        yield from difflib.unified_diff(*lines, f"a/{name}", f"b/{name}", lineterm="")


def fixes(found: Sequence[Found]) -> list[Fix]:
    """Return a fix for every file in which something was found; a patch that would not parse is not taken."""
    made: dict[str, Fix] = {}
    for one in found:
        fix = made.setdefault(one.finding.place.file, Fix(one.finding.place.file))
        try:
            edits = _patch(fix, one)
        except CannotMendError as reason:
            fix.left.append((one, reason.says))
            continue
        fix.edits += edits
        fix.taken.append(one)
    return list(made.values())


def _patch(fix: Fix, one: Found) -> list[Edit]:
    if one.rule.name not in CURES:
        raise CannotMendError("", YOURS)
    source = source_of(fix.file)
    if source.notebook or source.trouble:
        raise CannotMendError("", PYTHON)
    mending = Mending(source)
    fix.before = mending.text
    CURES[one.rule.name](mending, one.finding.place.line)
    if overlapping(mending.edits, fix.edits):
        raise CannotMendError("", AGAIN)
    try:
        ast.parse(applied(mending.text, [*fix.edits, *mending.edits]))
    except SyntaxError:
        raise CannotMendError("the changed file would not be Python any more") from None
    return mending.edits


def write(fix: Fix) -> Path:
    """Write the changed file and return where the old one is kept. Raises DojoError if it has changed meanwhile."""
    path = Path(os.path.realpath(fix.file))
    mending = Mending(source_of(fix.file))
    if mending.text != fix.before:
        raise DojoError(
            what=Text(
                en=f"{fix.file} has changed since it was examined.", zh=f"{fix.file} 在检查之后被改过了。"
            ),
            why=Text(en="The patch was made for the text as it was.", zh="补丁是针对原来的内容做的。"),
            cure=Text(en="Run fix once more.", zh="请重新运行 fix。"),
        )
    kept = _kept(path)
    shutil.copy2(path, kept)
    raw = fix.after.encode(mending.encoding)
    atomic.write_bytes(path, raw)
    shutil.copymode(kept, path)
    return kept


def _kept(path: Path) -> Path:
    """Return a free name for the file as it was."""
    names = (path.with_name(f"{path.name}.before{number}") for number in range(1, 1000))
    return next(name for name in names if not name.exists())
