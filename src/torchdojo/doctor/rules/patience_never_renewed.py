"""patience-never-renewed: early stopping counts all epochs without progress, not those in a row."""

from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.records import records
from torchdojo.text import Text

HEAD, PRINT = "for epoch in range(6):\n", "    print(epoch, loss.item(), correct / 100)\n"
BEGIN = (HEAD, f"best, bad, patience = 0, 0, 3\n{HEAD}")
STOP = f"""{PRINT}    if correct > best:
        best = correct
        bad = 0
    else:
        bad += 1
        if bad >= patience:
            break
"""
SICK = changed(
    CLASSIFIER,
    BEGIN,
    (PRINT, STOP.replace("        bad = 0\n", "").replace("bad += 1\n", "bad += 1  # <- here\n")),
)
CURED = changed(CLASSIFIER, BEGIN, (PRINT, STOP))
ALL_COUNTED = changed(  # how many epochs were no progress: nothing stops
    CLASSIFIER, (HEAD, f"best, bad = 0, 0\n{HEAD}"),
    (PRINT, STOP.replace("        bad = 0\n", "").replace("        if bad >= patience:\n            break\n", "")),
)  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """What ends the training is a count that progress does not set back to 0, or one of progress."""
    flow = flow_of(source)
    for one in records(flow):
        for key, counted in one.failures():
            if not one.renewed(flow, key, counted) and one.updates(flow) and one.stops(key):
                says = Text(en=f"{key} only grows: an epoch with a better score does not set it back to 0.",
                            zh=f"{key} 只增不减：有了更好的成绩，也没有清零。")  # fmt: skip
                yield Finding(source.place(counted), says)
        for key, counted in one.praised():
            if one.updates(flow) and one.stops(key):
                says = Text(en=f"{key} counts the epochs with a better score, and a worse one sets it back to 0.",
                            zh=f"{key} 数的是有进步的 epoch，没进步时反而清零。")  # fmt: skip
                yield Finding(source.place(counted), says)


RULE = Rule(
    name="patience-never-renewed", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="Early stopping counts the wrong epochs: not those without progress in a row.",
              zh="早停数错了 epoch：数的不是连续没进步的。"),
    why=Text(en="Patience means so many epochs in a row without progress. Scores go up and down: where single bad "
                "epochs add up, or good ones are counted, training ends while it still makes progress.",
             zh="patience 指的是连续多少个 epoch 没进步。分数总有起伏：要是零星的坏 epoch 越攒越多，"
                "或者数的是有进步的 epoch，模型还在进步就停了。"),
    cure=Text(en="Count where there is no new best score, and set the count back to 0 wherever there is one.",
              zh="没有新的最好成绩时才加一；每次有了，就清零。"),
    lecture=7, source="https://lightning.ai/docs/pytorch/stable/common/early_stopping.html",
    sick=SICK, cured=CURED, twins=(ALL_COUNTED,), check=in_run(read), read=read,
)  # fmt: skip
