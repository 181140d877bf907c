"""inputs-mixed-alone: mixup mixes the inputs, and leaves the labels as they are."""

from collections.abc import Iterator

from torchdojo.doctor.clues.blending import alone, compared, mixes
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

PLAIN = "        outputs = model(inputs)\n        loss = criterion(outputs, labels)\n"
MIXED = """\
        share = float(torch.distributions.Beta(1.0, 1.0).sample())
        order = torch.randperm(len(inputs))
        mixed = share * inputs + (1 - share) * inputs[order]  # <- here
        outputs = model(mixed)
"""
BOTH = "        loss = share * criterion(outputs, labels) + (1 - share) * criterion(outputs, labels[order])\n"
ALONE = "        loss = criterion(outputs, labels)\n"
SICK = changed(CLASSIFIER, (PLAIN, MIXED + ALONE))
CURED = changed(CLASSIFIER, (PLAIN, MIXED.replace("  # <- here", "") + BOTH))
LIGHTLY = changed(  # the own row always weighs more: its label stays the right one
    CURED, (BOTH, ALONE), ("float(torch.distributions.Beta(1.0, 1.0).sample())",
                           "max(0.9, float(torch.distributions.Beta(1.0, 1.0).sample()))"),
)  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """A share drawn from a Beta distribution, and the order of the partners, are read for the inputs alone."""
    flow = flow_of(source)
    for mix in mixes(flow):
        labels = compared(flow, mix) if alone(flow, mix) else ""
        if labels:
            says = Text(
                en=f"{mix.rows} is mixed with rows of other samples; the answer is compared with {labels} alone.",
                zh=f"{mix.rows} 混进了别的样本，输出却只和 {labels} 比较，没有用到那些样本的标签。",
            )
            yield Finding(source.place(mix.node), says)


RULE = Rule(
    name="inputs-mixed-alone", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Mixup mixes the inputs, but not the labels.", zh="mixup 只混了输入，没有混标签。"),
    why=Text(en="In half of the draws the larger share of a mixed row belongs to its partner, yet the label is that of "
                "the row alone: the network is taught many wrong labels as if they were certain.",
             zh="抽到的比例有一半情况下偏向另一个样本，标签却始终只算自己的：等于把大量错误标签当成正确答案教给网络。"),
    cure=Text(en="loss = lam * criterion(out, y) + (1 - lam) * criterion(out, y[order]), with the lam and the order of "
                 "the inputs.",
              zh="loss = lam * criterion(out, y) + (1 - lam) * criterion(out, y[order])，"
                 "lam 和 order 都用混输入时的那一份。"),
    lecture=9, source="https://arxiv.org/abs/1710.09412",
    sick=SICK, cured=CURED, twins=(LIGHTLY,), check=in_run(read), read=read,
)  # fmt: skip
