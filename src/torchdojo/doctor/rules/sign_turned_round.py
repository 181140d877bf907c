"""sign-turned-round: what should grow is made small, or the reverse."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.cycles import words
from torchdojo.doctor.clues.ranking import upside_down
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces import worsening
from torchdojo.doctor.traces.turned import found
from torchdojo.text import Text

LOSS = "    loss = criterion(logits, y_data)\n"
DICE = """\
    share = torch.sigmoid(logits)
    overlap = (share * y_data).sum()
    dice = 2 * overlap / (share.sum() + y_data.sum())
    loss = dice
"""
MARKED = DICE.replace("= dice\n", "= dice  # <- here\n")
SICK = changed(BINARY, (LOSS, MARKED))
CURED = changed(BINARY, (LOSS, DICE.replace("= dice\n", "= 1 - dice\n")))
MAXIMISED = changed(BINARY, (LOSS, DICE), ("lr=0.01)", "lr=0.01, maximize=True)"))


def read(source: Source) -> Iterator[Finding]:
    """A part of the loss whose sign is known enters it the other way round, and nothing is maximised."""
    if "backward" not in words(source.tree) or "maximize" in "".join(source.lines):
        return
    told = set()
    for node, says in found(flow_of(source)):
        if (node, says.en) not in told:
            told.add((node, says.en))
            yield Finding(source.place(node), says)
    for call, first, second, target in upside_down(flow_of(source)):
        way = ("higher", "高于") if target > 0 else ("lower", "低于")
        says = Text(en=f"The target {target} tells the ranking loss that {first} has to score {way[0]} than {second}.",
                    zh=f"目标 {target} 是在告诉排序损失：{first} 的得分应当{way[1]} {second}。")  # fmt: skip
        yield Finding(source.place(call), says)


def check(case: Case) -> Iterator[Finding]:
    """What the text says; else what the graphs say of all that was learned."""
    told = list(in_run(read)(case))
    yield from told or worsening.found(case)


RULE = Rule(
    name="sign-turned-round", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A part of the loss has the wrong sign.", zh="损失里有一项的符号写反了。"),
    why=Text(en="Optimizers make the loss small. What should become large, such as a reward or an overlap, has to be "
                "taken away from it.",
             zh="优化器只会把损失变小。希望变大的东西，比如奖励、重叠度，要以负号进入损失。"),
    cure=Text(en="-(log_prob * reward), 1 - dice, -0.5 * (1 + log(var) - mean^2 - var).",
              zh="分别写成 -(log_prob * reward)、1 - dice、-0.5 * (1 + log(var) - mean^2 - var)。"),
    lecture=2, source="https://docs.pytorch.org/docs/stable/distributions.html#score-function",
    sick=SICK, cured=CURED, twins=(MAXIMISED,), check=check, read=read,
)  # fmt: skip
