"""state-saved-before-training: what is kept, and used in the end, are the random weights of the beginning."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LOOP = "for epoch in range(80):\n"
LAST = "print(loss.item(), error.item())\n"
SAVE = "state = {name: value.clone() for name, value in model.state_dict().items()}\n"
USE = "served = nn.Linear(3, 1)\nserved.load_state_dict(state)\nprint(served(x_test).mean().item())\n"
SICK = changed(REGRESSION, (LOOP, f"{SAVE[:-1]}  # <- here\n{LOOP}"), (LAST, LAST + USE))
CURED = changed(REGRESSION, (LAST, LAST + SAVE + USE))
FROM_THE_START = changed(  # two trainings from the same random weights
    REGRESSION,
    (LOOP, f"{SAVE}for rate in (0.01, 0.05):\n  model.load_state_dict(state)\n  "
           f"optimizer.param_groups[0]['lr'] = rate\n  {LOOP}"),
    ("    y_pred =", "      y_pred ="), ("    loss =", "      loss ="), ("    optimizer.zero", "      "
                                                                                               "optimizer.zero"),
    ("    loss.b", "      loss.b"), ("    optimizer.step", "      optimizer.step"),
)  # fmt: skip
HOW_FAR = changed(
    REGRESSION, (LOOP, SAVE + LOOP), (LAST, f"{LAST}print((model.weight - state['weight']).norm().item())\n")
)
MEANT = re.compile(
    r"init|start|begin|random|untrained|scratch|before|reset|fresh|old|base|orig", re.IGNORECASE
)


def check(case: Case) -> Iterator[Finding]:
    """A state taken before the first step is loaded after the last one, and no later state was like it."""
    steps = case.log.run.get("steps", 0)
    taken = [event for event in case.events("state") if event["print"] is not None]
    early = {event["print"]: event for event in taken if event["steps"] == 0}
    late = {event["print"] for event in taken if event["steps"] > 0}
    for event in case.events("loaded"):
        origin = early.get(event["print"])
        if origin is None or event["print"] in late or not 0 < event["steps"] == steps:
            continue
        place, there = line_of(origin.where), line_of(event.where)
        words = case.source(place).line(place.line) + case.source(there).line(there.line)
        used = any(e.number > event.number and e["module"] == event["module"] for e in case.events("forward"))
        if used and not MEANT.search(words):
            says = Text(
                en=f"Loaded at line {there.line} after {steps} steps: the state that was taken here, before "
                "the first.",
                zh=f"走完 {steps} 步之后，第 {there.line} 行载入的却是这里在第一步之前取的状态。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="state-saved-before-training", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The state that is used in the end was saved before "
                 "training.", zh="最后用的状态，是训练之前保存的。"),
    why=Text(en="Saving copies the weights of that moment. All training after it is lost for whoever loads the "
                "state.",
             zh="保存的是那一刻的权重。之后训练得再好，载入这个状态的人也得不到。"),
    cure=Text(en="Save after the training loop, or in it whenever the validation score is the best so far.",
              zh="训练循环结束后再保存，或者在循环里每当验证成绩创新高时保存。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/saving_loading_models.html",
    sick=SICK, cured=CURED, twins=(FROM_THE_START, HOW_FAR), check=check,
)  # fmt: skip
