"""same-batch-every-step: next(iter(loader)) begins anew each time, so an unshuffled loader gives its first batch."""

import ast
from collections import Counter
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, nearly_all
from torchdojo.doctor.clues.workers import draws_rows
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches, cutting
from torchdojo.text import Text

UNSHUFFLED = changed(CLASSIFIER, (", shuffle=True", ""))
LOOP = "    for inputs, labels in train_loader:\n"
STEPS = "    for _ in range(10):\n        inputs, labels = next(iter(train_loader))  # <- here\n"
SICK = changed(UNSHUFFLED, (LOOP, STEPS))
ONWARDS = "    batches = iter(train_loader)\n" + STEPS.replace("iter(train_loader))  # <- here", "batches)")
GOES_ON = changed(UNSHUFFLED, (LOOP, ONWARDS))
BY_LOT = changed(CLASSIFIER, (LOOP, STEPS.replace("  # <- here", "")))  # shuffled: another batch each time
ONE_BATCH = changed(  # to see whether it can be learned at all
    UNSHUFFLED, (LOOP, "    inputs, labels = next(iter(train_loader))\n    for _ in range(10):\n")
)


def begun_anew(case: Case) -> Iterator[Finding]:
    """Before nearly every step an unshuffled loader is begun anew, and one batch of its several is taken."""
    steps: Counter[tuple[int, Place]] = Counter()
    for trail in case.log.trails:
        found = batches.first_batch(case, trail)
        if found is not None:
            steps[found] += trail.count
    whole = sum(trail.count for trail in case.log.trails)
    for (number, place), n in steps.items():
        loader = case.log.things[number]
        rows, size = loader["rows"] or 0, loader["batch_size"] or 0
        if any(draws_rows(flow_of(source_of(file)), loader["dataset"]) for file in case.files):
            continue
        if n >= 5 and nearly_all(n, whole) and loader["sampler"] == "SequentialSampler" and rows > size > 0:
            yield Finding(place, Text(
                en=f"{n} of {whole} steps began the loader anew and took its first batch: {size} of {rows} rows.",
                zh=f"{whole} 步里有 {n} 步都是重新开始遍历、只取第一批：{rows} 行里只用到 {size} 行。"))  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """A loader is begun anew at every step, or asked only once, or the same rows are cut out in every round."""
    yield from begun_anew(case)
    for file in case.files:
        flow = flow_of(source_of(file))
        for taken, n in batches.one_for_all(case, flow):
            says = Text(
                en=f"One batch was taken here, once, for all {n} steps.",
                zh=f"全部 {n} 步，只在这里取过一个批次。",
            )
            yield Finding(line_of(taken.where), says)
        for loop, cut in batches.cut_alike(flow):
            if batches.learns(case, file, loop):
                says = Text(en=f"The loop at line {loop.lineno} cuts the same rows in every round: {ast.unparse(cut)}.",
                            zh=f"第 {loop.lineno} 行的循环每一轮切出的都是同样的行：{ast.unparse(cut)}。")  # fmt: skip
                yield Finding(flow.source.place(cut), says)
        yield from cutting.passed_by(case, flow)


RULE = Rule(
    name="same-batch-every-step", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Every step learns from the same batch.", zh="每一步学的都是同一个批次。"),
    why=Text(en="iter(loader) starts from the beginning each time. Without shuffling, next() of it is always "
                "batch one.",
             zh="每次 iter(loader) 都从头开始；不打乱的话，next() 取到的永远是第一批。"),
    cure=Text(en="Loop over the loader itself: for inputs, labels in loader.",
              zh="直接遍历 loader：for inputs, labels in loader。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/data.html",
    sick=SICK, cured=GOES_ON, twins=(BY_LOT, ONE_BATCH), check=check,
)  # fmt: skip
