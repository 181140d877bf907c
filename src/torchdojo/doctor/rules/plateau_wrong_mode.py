"""plateau-wrong-mode: a scheduler that waits for a falling number is given one that should rise, or the reverse."""

from collections.abc import Iterator
from statistics import median

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.measures import DOWN, UP, direction
from torchdojo.text import Text

MADE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
PLATEAU = "scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience=1"
END = "    print(epoch, loss.item(), correct / 100)\n"
ACCURACY = f"    accuracy = correct / 100\n    scheduler.step(accuracy)\n{END}"
SICK = changed(CLASSIFIER, (MADE, f"{MADE}{PLATEAU})  # <- here\n"), (END, ACCURACY))
CURED = changed(CLASSIFIER, (MADE, f'{MADE}{PLATEAU}, mode="max")\n'), (END, ACCURACY))
ERRORS = changed(  # one minus the accuracy falls
    CLASSIFIER, (MADE, f"{MADE}{PLATEAU})\n"), (END, ACCURACY.replace("step(accuracy)", "step(1 - accuracy)"))
)
LOSS = changed(CLASSIFIER, (MADE, f"{MADE}{PLATEAU})\n"), (END, f"    scheduler.step(loss.item())\n{END}"))


def check(case: Case) -> Iterator[Finding]:
    """Scheduler and number disagree on which way is better, and the number went the way the scheduler calls worse."""
    for scheduler in (one for one in case.things("scheduler") if one.cls == "ReduceLROnPlateau"):
        calls = [event for event in case.events("schedule") if event["scheduler"] == scheduler.number]
        numbers = [event["metric"] for event in calls if event["metric"] is not None]
        mode = scheduler["settings"].get("mode")
        if (
            len(numbers) < 3
            or min(numbers) < 0
            or direction(case, calls[-1]) != {UP: DOWN, DOWN: UP}.get(mode)
        ):
            continue
        first, last = numbers[0], median(numbers[-max(1, len(numbers) // 3) :])
        if (last > first) if mode == DOWN else (last < first):
            says = Text(
                en=f"In mode={mode!r} it was given {numbers[0]:.4g} first and {numbers[-1]:.4g} last: to it, that "
                f"is no progress. The learning rate went from {calls[0]['lr']:.3g} to {calls[-1]['lr']:.3g}.",
                zh=f"mode={mode!r}，给它的数却从 {numbers[0]:.4g} 变成了 {numbers[-1]:.4g}：在它看来毫无进步。"
                f"学习率从 {calls[0]['lr']:.3g} 变成 {calls[-1]['lr']:.3g}。",
            )
            yield Finding(line_of(scheduler.where), says)


RULE = Rule(
    name="plateau-wrong-mode", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="ReduceLROnPlateau takes progress for standstill: its mode does not fit the number it is given.",
              zh="ReduceLROnPlateau 把进步当成了停滞：mode 和给它的指标不配套。"),
    why=Text(en="mode='min', the default, waits for a number that falls, like a loss; an accuracy rises. It cuts the "
                "learning rate just because training goes well.",
             zh="默认的 mode='min' 等的是下降的数，比如损失；准确率却是越高越好。训练得越顺利，它越要降学习率。"),
    cure=Text(en="mode='max' for an accuracy, mode='min' for a loss.",
              zh="指标是准确率就用 mode='max'，是损失就用 mode='min'。"),
    lecture=7,
    source="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html",
    sick=SICK, cured=CURED, twins=(ERRORS, LOSS), check=check,
)  # fmt: skip
