"""focal-factor-turned-round: the factor of a focal loss is large for what is right already."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, most
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

LOSS = "    loss = criterion(logits, y_data)\n"
EACH = "nn.functional.binary_cross_entropy_with_logits(logits, y_data, reduction='none')"
FOCAL = f"    each = {EACH}\n    right = torch.exp(-each)\n    focal = {{}} ** 2 * each{{}}\n    loss = focal.mean()\n"
SICK = changed(BINARY, (LOSS, FOCAL.format("right", "  # <- here")))
CURED = changed(BINARY, (LOSS, FOCAL.format("(1 - right)", "")))
THE_SURER_THE_HEAVIER = changed(  # labels may be wrong
    SICK, ("focal = ", "trusted = "), ("focal.mean", "trusted.mean"), ("  # <- here", "")
)


def check(case: Case) -> Iterator[Finding]:
    """In a script that speaks of a focal loss, factors of single losses grow with the chance of the right answer."""
    found = case.events("easy")
    focal = any("focal" in ast.dump(source_of(file).tree).lower() for file in case.files)
    if len({event.tick for event in found}) >= 3 and focal:
        says = Text(
            en=f"In {len(found)} products looked at, a loss weighs the more, the surer its answer was already right.",
            zh=f"看过的 {len(found)} 次相乘里，答案本来就越有把握答对，这一项损失的权重反而越大。",
        )
        yield Finding(most(found), says)


RULE = Rule(
    name="focal-factor-turned-round", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The focal loss looks away from what is hard.", zh="焦点损失的系数反了：它不看难的样本。"),
    why=Text(en="The factor is to make easy answers light, so that the hard ones are learned. p ** gamma does the "
                "opposite: an answer that is surely wrong costs nothing, and stays wrong.",
             zh="这个系数本该让容易的样本变轻，好去学难的。p ** gamma 正好相反："
                "错得越有把握越不要钱，于是一直错下去。"),
    cure=Text(en="(1 - p_right) ** gamma * loss_of_each.", zh="(1 - p_right) ** gamma * 每个样本的损失。"),
    lecture=8, source="https://arxiv.org/abs/1708.02002",
    sick=SICK, cured=CURED, twins=(THE_SURER_THE_HEAVIER,), check=check,
)  # fmt: skip
