"""loss-never-set-back: a running loss goes on from epoch to epoch, and is divided by the batches of one."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import denominators
from torchdojo.doctor.traces.carrying import carried
from torchdojo.doctor.traces.meters import piling
from torchdojo.text import Text

HEAD, STEP = "for epoch in range(6):\n    model.train()\n", "        optimizer.step()\n"
PRINT = "    print(epoch, loss.item(), correct / 100)\n"
ADDS = (STEP, f"{STEP}        running += loss.item()\n")
MEAN = f"{PRINT}    print(running / len(train_loader))\n"
SICK = changed(CLASSIFIER, (HEAD, f"running = 0.0\n{HEAD}"), ADDS, (PRINT, f"{MEAN[:-1]}  # <- here\n"))
CURED = changed(CLASSIFIER, (HEAD, f"{HEAD}    running = 0.0\n"), ADDS, (PRINT, MEAN))
SO_FAR = changed(  # the mean of all epochs up to now
    CLASSIFIER,
    (HEAD, f"running = 0.0\n{HEAD}"),
    ADDS,
    (PRINT, f"{PRINT}    print(running / (len(train_loader) * (epoch + 1)))\n"),
)
AT_THE_END = changed(
    CLASSIFIER, (HEAD, f"running = 0.0\n{HEAD}"), ADDS, (PRINT, f"{PRINT}print(running / 60)\n")
)


def check(case: Case) -> Iterator[Finding]:
    """A sum of losses begins before the rounds, grows in all of them, and is divided by a number that does not."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for one in (*carried(flow), *piling(flow)):
            if not one.counts and denominators.piles_up(case, flow, one):
                says = Text(
                    en=f"{one.key} begins at line {one.begins} and is never set back to 0: what is divided here is the "
                    "sum of all rounds so far.",
                    zh=f"{one.key} 只在第 {one.begins} 行设过一次初值，之后一直没有清零：这里拿来除的，"
                    "是前面所有轮加在一起的总和。",
                )
                yield Finding(flow.source.place(one.division), says)


RULE = Rule(
    name="loss-never-set-back", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A running loss is never set back to 0.", zh="累加的损失一直没有清零。"),
    why=Text(en="It grows over all epochs, but is divided by what one epoch adds to it. The mean loss that is shown "
                "rises although the model learns.",
             zh="它把所有 epoch 都加在了一起，除的却只是一个 epoch 的数目。模型明明在学，显示的平均损失却一路上涨。"),
    cure=Text(en="Set it to 0 at the beginning of every epoch, or after every report.",
              zh="每个 epoch 开始时（或者每次打印之后）把它设回 0。"),
    lecture=7, source="https://docs.pytorch.org/tutorials/beginner/introyt/trainingyt.html",
    sick=SICK, cured=CURED, twins=(SO_FAR, AT_THE_END), check=check,
)  # fmt: skip
