"""evaluation-builds-graphs: an evaluation over many batches without torch.no_grad()."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, Spot, line_of, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

NO_GRAD = "    with torch.no_grad():\n        for inputs, labels in test_loader:\n"
BLOCK = CLASSIFIER[CLASSIFIER.index(NO_GRAD) : CLASSIFIER.index("    print(")]
OPEN = BLOCK.replace("    with torch.no_grad():\n", "    if True:\n")
SMALL = ("y_data[300:]), batch_size=50)", "y_data[300:]), batch_size=10)")
SICK = changed(CLASSIFIER, (BLOCK, OPEN.replace(".item()\n", ".item()  # <- here\n")), SMALL)
A_GLANCE = changed(CLASSIFIER, (BLOCK, OPEN))  # two batches
SALIENCY = changed(  # the gradient with respect to the input is what is asked for
    CLASSIFIER,
    (BLOCK, OPEN.replace("model(inputs)", "model(inputs.requires_grad_())")),
    SMALL,
)
PASSES = 3
BATCHES = 5
CALLS = 30


def asked_for_numbers(case: Case, spot: Spot) -> bool:
    """Whether no gradient is wanted: nothing asks for one of the input, nor by autograd.grad."""
    wanted = any(tensor["grad"] for event in spot.forwards for tensor in event["inputs"])
    return not wanted and not case.events("grad")


def check(case: Case) -> Iterator[Finding]:
    """In pass after pass, a model in evaluation mode answers many batches, gradients on, and nothing learns "
    "from it."""
    shared = {
        line_of(spot.where) for spot in case.spots if spot.training
    }  # a line that no_grad() must not cover
    for spot in (one for one in case.evaluations() if line_of(one.where) not in shared):
        events = [event for event in spot.forwards if event.tick > 0]
        sick = [event for event in events if event["grad"] and not event["training"]]
        ticks = [event.tick for event in sick]
        passes = [tick for tick in set(ticks) if ticks.count(tick) >= BATCHES]
        if (
            len(passes) >= PASSES
            and len(sick) >= CALLS
            and nearly_all(len(sick), len(events))
            and asked_for_numbers(case, spot)
        ):
            says = Text(
                en=f"{len(sick)} of {len(events)} calls in evaluation mode recorded a graph that nobody used.",
                zh=f"评估模式下的 {len(events)} 次调用里，有 {len(sick)} 次白白记录了没人用的计算图。",
            )
            yield Finding(line_of(spot.where), says)


RULE = Rule(
    name="evaluation-builds-graphs", severity=Severity.TIP, certainty=Certainty.FACT,
    what=Text(en="The evaluation records graphs for gradients that nobody asks "
                 "for.", zh="评估时也在记录没人用的计算图。"),
    why=Text(en="Every operation is written down for a backward() that never comes: more time, and memory for "
                "all numbers "
                "in between.",
             zh="每个运算都为一次永远不会来的 backward() 做了记录：既费时间，又要为中间结果占着内存。"),
    cure=Text(en="Put the evaluation under `with torch.no_grad():`, or @torch.no_grad() over its function.",
              zh="把评估放进 with torch.no_grad():，或在评估函数上加 @torch.no_grad()。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.no_grad.html",
    sick=SICK, cured=CLASSIFIER, twins=(A_GLANCE, SALIENCY), check=check,
)  # fmt: skip
