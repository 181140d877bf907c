"""item-every-step: numbers are fetched out of tensors one by one; on a GPU every fetch makes the program wait."""

import ast
from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import CLOSE, Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

STEP = "        optimizer.step()\n"
EACH = "        right = sum(int(outputs[i].argmax().item() == labels[i]) for i in range(len(labels)))"
START = ("    model.train()\n", "    model.train()\n    right = 0\n")
SICK = changed(CLASSIFIER, START, (STEP, f"{STEP}{EACH}  # <- here\n"))
CURED = changed(
    CLASSIFIER, START, (STEP, f"{STEP}        right += (outputs.argmax(1) == labels).sum().item()\n")
)
SEEN = "        seen = loss.item(), outputs.max().item(), outputs.min().item()\n        sum(seen)\n"
A_FEW = changed(CLASSIFIER, (STEP, f"{STEP}{SEEN}"))
MANY = 16  # in one step, on one line
STEPS = 5
LOADING = ("__getitem__", "__getitems__", "__iter__", "__next__", "collate", "collate_fn")
DRAWN = {"rand", "randn", "randint", "randperm", "normal", "uniform_", "normal_", "random_"}
NAMED = {"parameters", "named_parameters"}


def drawn(case: Case, place: Place) -> bool:
    """Whether a line fetches what never was on a GPU, or looks at one weight of a model after another."""
    source = case.source(place)
    over = {
        name for loop in source.loops(place.line) if isinstance(loop, ast.For) for name in words_of(loop.iter)
    }
    words = words_of(source.statement(place.line))
    return bool(words & (DRAWN | NAMED) or over & NAMED)


def check(case: Case) -> Iterator[Finding]:
    """In nearly all steps looked at, one line fetched many numbers; on a GPU, one is enough."""
    steps = {event.tick for event in case.backwards if event.tick <= CLOSE}
    fetched: dict[Place, Counter[int]] = {}
    waiting: set[Place] = set()
    asked = Counter(event.tick for event in case.events("forward") if event["grad"])
    for event in case.events("item"):
        place = line_of(event.where)
        loading = any(one.function in LOADING for one in event.where) or drawn(case, place)
        if event.tick in steps and event["grad"] and not (loading and event["device"] == "cpu"):
            fetched.setdefault(place, Counter())[event.tick] += 1
            waiting |= {place} if event["device"] != "cpu" else set()
    for place, ticks in fetched.items():
        least = 1 if place in waiting else MANY
        sick = [n for tick, n in ticks.items() if n >= least * max(1, asked[tick] if least > 1 else 1)]
        if len(sick) >= STEPS and len(sick) >= 0.8 * len(steps):
            says = Text(
                en=f"In {len(sick)} of {len(steps)} steps looked at, {max(sick)} numbers or more were fetched here"
                + (" from the GPU." if place in waiting else "."),
                zh=f"看过的 {len(steps)} 步里，有 {len(sick)} 步在这里" + ("从 GPU 上" if place in waiting else "")
                + f"取了 {max(sick)} 个以上的数。",
            )  # fmt: skip
            yield Finding(place, says)


RULE = Rule(
    name="item-every-step", severity=Severity.TIP, certainty=Certainty.FACT,
    what=Text(en="Numbers are fetched out of tensors in every step.", zh="每一步都在从张量里往外取数。"),
    why=Text(en="item() of one element after another is Python's speed, not that of tensors; and a GPU has to "
                "finish all its "
                "work before it can answer.",
             zh="用 item() 一个个取，是 Python 的速度而不是张量的速度；在 GPU 上，还得等前面的活全干完才能取。"),
    cure=Text(en="Compute with whole tensors; add up loss.detach(), and call item() once for each epoch.",
              zh="对整个张量做运算；累加 loss.detach()，每个 epoch 只调用一次 item()。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/recipes/recipes/tuning_guide.html",
    sick=SICK, cured=CURED, twins=(A_FEW,), check=check,
)  # fmt: skip
