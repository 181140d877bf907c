"""average-of-the-living-weights: a moving average was started from the weights themselves, not from a copy."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

BEGIN, STEP = "for epoch in range(6):\n", "        optimizer.step()\n"
UPDATE = (
    f"{STEP}        for s, w in zip(slow, model.parameters()):\n"
    "            s.data.mul_(0.99).add_(w.data, alpha=0.01)\n"
)
CURED = changed(
    CLASSIFIER, (BEGIN, f"slow = [w.detach().clone() for w in model.parameters()]\n{BEGIN}"), (STEP, UPDATE)
)
SICK = changed(
    CLASSIFIER,
    (BEGIN, f"slow = [w.detach() for w in model.parameters()]\n{BEGIN}"),
    (STEP, f"{UPDATE[:-1]}  # <- here\n"),
)
SHRUNK = changed(  # weight decay by hand
    CLASSIFIER,
    (STEP, f"{STEP}        for w in model.parameters():\n            w.data.add_(w.data, alpha=-1e-4)\n"),
)
LONG = 3


def check(case: Case) -> Iterator[Finding]:
    """At one line nearly every average is one of a tensor with itself."""
    averages = case.events("average")
    for place in dict.fromkeys(line_of(event.where) for event in averages if event["itself"]):
        mine = [event["itself"] for event in averages if line_of(event.where) == place]
        if sum(mine) >= LONG and nearly_all(sum(mine), len(mine)):
            says = Text(
                en=f"{sum(mine)} of {len(mine)} averages here are those of a tensor with itself: both are one memory.",
                zh=f"这里的 {len(mine)} 次平均里，有 {sum(mine)} 次是张量和它自己平均：两者是同一块内存。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="average-of-the-living-weights", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The moving average is the model itself.", zh="所谓滑动平均，其实就是模型本身。"),
    why=Text(en="p, p.data, p.detach() and state_dict() are the living weights under another name. Averaged with "
                "themselves they average nothing, and every update writes into the model.",
             zh="p、p.data、p.detach()、state_dict() 都只是同一份权重的另一个名字。自己和自己平均，什么也没平均到，"
                "而且每次更新都改到了模型上。"),
    cure=Text(en="Start from copies: p.detach().clone(), or copy.deepcopy(model).",
              zh="从副本开始：p.detach().clone()，或 copy.deepcopy(model)。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema",
    sick=SICK, cured=CURED, twins=(SHRUNK,), check=check,
)  # fmt: skip
