"""weights-drawn-anew-in-every-epoch: each epoch begins with new random weights; what was learned is overwritten."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.log import Event, Place, Where
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.rounds import Round, holds
from torchdojo.text import Text

HEAD, MODE = "for epoch in range(6):\n", "    model.train()\n"
INIT = ("def fresh(module):\n    if isinstance(module, nn.Linear):\n        nn.init.kaiming_normal_(module.weight)\n"
        "\n\n{}for epoch in range(6):\n")  # fmt: skip
SICK = changed(CLASSIFIER, (HEAD, INIT.format("")), (MODE, f"    model.apply(fresh)  # <- here\n{MODE}"))
CURED = changed(CLASSIFIER, (HEAD, INIT.format("model.apply(fresh)\n")))
HEAD_ONLY = changed(  # the last layer is given another chance, what is below it goes on learning
    CLASSIFIER, (MODE, f"    nn.init.kaiming_normal_(list(model.modules())[-1].weight)\n{MODE}")
)
TIMES = 3


def around(case: Case, where: Where) -> tuple[Round, Place] | None:
    """Return the loop in whose rounds weights are drawn and steps are made, and the line in it that only draws."""
    for depth, place in enumerate(where):
        source = case.source(place)
        for loop in source.loops(place.line):
            steps = [e for e in case.steps if any(holds(loop, place.file, p) for p in e.where)]
            here = [one for one in loop.body if one.lineno <= place.line <= (one.end_lineno or 0)]
            if steps:
                plain = here and type(here[0]).__name__ not in ("If", "Try", "Match")
                stepping = {p for event in steps for p in event.where}
                inner = [p for p in where[:depth] if p not in stepping] if place in stepping else []
                if not plain:
                    return None
                line = inner[-1] if inner else source.place(here[0])
                return Round(flow_of(source), loop, place, steps), line
    return None


def check(case: Case) -> Iterator[Finding]:
    """In a loop over epochs every matrix that one optimizer moves gets new random numbers, again and again."""
    events: dict[int, list[Event]] = {}
    for event in case.events("redrawn"):
        events.setdefault(event["parameter"], []).append(event)
    often = {n for n, found in events.items() if len({event["steps"] for event in found}) >= TIMES}
    for optimizer in case.optimizers if often else ():
        matrices = {n for n in case.held(optimizer) if len(case.log.things[n]["shape"]) > 1}
        if not matrices or not matrices <= often:
            continue
        known = around(case, events[min(matrices)][0].where)
        if known is not None and known[0].epoch and known[0].one_pass:
            times = len(events[min(matrices)])
            says = Text(en=f"{times} times all of its weights were drawn anew, between the steps of one optimizer.",
                        zh=f"同一个优化器的各步之间，所有权重被重新随机了 {times} 次。")  # fmt: skip
            yield Finding(known[1], says)


RULE = Rule(
    name="weights-drawn-anew-in-every-epoch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The weights are drawn anew in every epoch.", zh="每个 epoch 都重新随机初始化权重。"),
    why=Text(en="What was learned in an epoch is overwritten at the beginning of the next: after all epochs the model "
                "knows what one of them can teach.",
             zh="上一个 epoch 学到的，下一个 epoch 一开始就被覆盖了：跑多少个 epoch，都只等于学了一个。"),
    cure=Text(en="Initialise once, before the loop over the epochs.", zh="只初始化一次，放在 epoch 循环之前。"),
    lecture=10, source="https://docs.pytorch.org/docs/stable/nn.init.html",
    sick=SICK, cured=CURED, twins=(HEAD_ONLY,), check=check,
)  # fmt: skip
