"""training-in-eval-mode: dropout and batch norm are switched off while the model learns."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.ordering import eval_without_way_back
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import switches
from torchdojo.text import Text

SICK = changed(CLASSIFIER, ("    model.train()\n", ""), ("model.eval()", "model.eval()  # <- here"))
FROZEN_NORM = changed(  # fine-tuning with the statistics kept as they are
    CLASSIFIER, ("nn.Dropout(0.1)", "nn.BatchNorm1d(32)"), ("model.train()", "model.eval()")
)


def check(case: Case) -> Iterator[Finding]:
    """The model learns with all its dropout and batch norm in eval mode, after eval() was called."""
    for spot in case.spots:
        if not spot.training or not set(spot.model["parameters"].values()) & case.owned:
            continue
        forwards = [event for event in spot.forwards if event["grad"]]
        off = [event for event in forwards if not event["training"] and switches.off(case, event)]
        switched = [e for e in case.events("mode") if e["module"] == spot.model.number and not e["training"]]
        before = [event for event in switched if off and event.number < off[-1].number]
        came_later = (
            len(off) < len(forwards) and off == forwards[-len(off) :]
        )  # train() was forgotten afterwards
        if not off or not before or len(off) < 0.3 * len(forwards):
            continue
        if came_later or (len(off) == len(forwards) and switches.drops(case, spot.model)):
            says = Text(
                en=f"{len(off)} of {len(forwards)} training passes looked at ran in eval mode, with "
                f"{switches.off(case, off[-1])} dropout or batch norm layers switched.",
                zh=f"看过的 {len(forwards)} 次训练前向中，有 {len(off)} 次处于 eval 模式，"
                f"{switches.off(case, off[-1])} 个 dropout 或 batch norm 层没按训练方式工作。",
            )
            yield Finding(line_of(before[-1].where), says)


RULE = Rule(
    name="training-in-eval-mode",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="The model is trained in eval mode.", zh="模型在 eval 模式下训练。"),
    why=Text(
        en="eval() stays in force until train() is called. Dropout then drops nothing, and batch "
        "norm uses statistics "
        "that no longer follow the weights.",
        zh="eval() 会一直有效，直到调用 train()。这时 dropout 什么也不丢，batch norm "
        "用的统计量也跟不上权重的变化。",
    ),
    cure=Text(
        en="Call model.train() at the start of every epoch, before the loop over batches.",
        zh="每个 epoch 开始时、进入批次循环之前，调用 model.train()。",
    ),
    lecture=8,
    source="https://docs.pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(FROZEN_NORM,),
    check=check,
    read=eval_without_way_back,
)
