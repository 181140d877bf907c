"""unchanged-best-model: the state that was kept is the living model, not a copy."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues import living
from torchdojo.doctor.clues.keeping import best_kept_alive, living_model_kept
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import states
from torchdojo.text import Text

REPORT = "    print(epoch, loss.item(), correct / 100)\n"
KEEP = f"{REPORT}    if correct >= best:\n        best, state = correct, "
LOAD = "\nmodel.load_state_dict(state)\n"
START = ("for epoch in range(6):\n", "best = 0\nfor epoch in range(6):\n")
FALL = (
    "model.eval()\n    correct = 0\n",
    "model.eval()\n    correct = -epoch * 100\n",
)  # the first is the best
SICK = changed(CLASSIFIER, START, FALL, (REPORT, f"{KEEP}model.state_dict()  # <- here\n{LOAD}"))
COPY = f"import copy\n\n{CLASSIFIER}"
CURED = changed(COPY, START, FALL, (REPORT, f"{KEEP}copy.deepcopy(model.state_dict())\n{LOAD}"))
SAVED = f"{REPORT}    torch.save(model.state_dict(), io.BytesIO())\n"
SAVED_AT_ONCE = changed(f"import io\n\n{CLASSIFIER}", (REPORT, SAVED))
TEACHER = changed(  # a second model follows the first
    f"import copy\n\n{CLASSIFIER}",
    ("for epoch in range(6):\n", "teacher = copy.deepcopy(model)\nfor epoch in range(6):\n"),
    (REPORT, f"{REPORT}    teacher.load_state_dict(model.state_dict())\n"),
)


def check(case: Case) -> Iterator[Finding]:
    """A state is loaded or saved after more steps, and its tensors are still the model's own."""
    for event in case.events("load", "save"):
        since = event["steps_since"]
        own = event["alive"] and since > 0 and (event["shared"] >= 0.9 or states.saved_late(case, event))
        taken = line_of(case.log.stacks[event["taken"]]) if own else states.kept(case, event)
        if taken.line:
            en = (
                f"{since} steps later the kept state was {event.kind}ed"
                if own
                else "The kept state was loaded"
            )
            zh = f"又走了 {since} 步之后才用到保存的状态" if own else "载入了保存的状态"
            says = Text(en=f"{en}; it was still the model itself and had moved along.",
                        zh=f"{zh}；它其实就是模型本身，早就跟着变了。")  # fmt: skip
            yield Finding(taken, says)
    for file in case.files:
        yield from living_model_kept(source_of(file))
        yield from living.kept_alive(source_of(file))


RULE = Rule(
    name="unchanged-best-model",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="The “best” state is no copy: it changes with the model.",
        zh="“最好的”状态不是副本：它跟着模型一起变。",
    ),
    why=Text(
        en="state_dict() returns the living tensors. Every later step changes them, so what is loaded "
        "in the end is the last state, not the best.",
        zh="state_dict() 返回的就是模型正在用的张量，之后每一步都会改动它们，"
        "所以最后载入的是最后的状态，不是最好的。",
    ),
    cure=Text(
        en="Keep copy.deepcopy(model.state_dict()), or save it to a file at once.",
        zh="用 copy.deepcopy(model.state_dict()) 留一份副本，或者当场存成文件。",
    ),
    lecture=9,
    source="https://docs.pytorch.org/tutorials/beginner/saving_loading_models.html",
    sick=SICK,
    cured=CURED,
    twins=(SAVED_AT_ONCE, TEACHER),
    check=check,
    read=best_kept_alive,
)
