"""done-mask-turned-round: the value of the next state counts at the end of an episode, and only there."""

from collections.abc import Iterator

from torchdojo.doctor.examples import Q_LEARNING, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces import bootstrapping
from torchdojo.text import Text

SICK = changed(Q_LEARNING, ("(1 - dones[i])", "dones[i]"), ("max(1).values\n", "max(1).values  # <- here\n"))
GOING_ON = changed(  # the name says that it is over, the number that it goes on
    Q_LEARNING,
    ("(torch.rand(400) < 0.1).float()", "1 - (torch.rand(400) < 0.1).float()"),
    ("(1 - dones[i])", "dones[i]"),
)


def read(source: Source) -> Iterator[Finding]:
    """In reward + gamma * done * value one factor says that the episode is over, and was made from nothing else."""
    for flow, target in bootstrapping.sums([flow_of(source)]):
        for one in bootstrapping.factors(target):
            name = bootstrapping.over(flow, one)
            if name:
                says = Text(en=f"The next value is multiplied by {name}: 0 as long as the episode goes on.",
                            zh=f"下一状态的价值乘了 {name}：只要回合没结束，它就是 0。")  # fmt: skip
                yield Finding(source.place(target), says)


RULE = Rule(
    name="done-mask-turned-round", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The mask for the end of an episode is turned round.", zh="回合结束的掩码用反了。"),
    why=Text(en="After the last step nothing more comes, so its target is the reward alone; all others need the value "
                "of what follows. Multiplied by done it is the other way about.",
             zh="最后一步之后什么都没有，目标只是奖励；其余各步都要加上后面的价值。乘 done 正好反了过来。"),
    cure=Text(en="reward + gamma * (1 - done) * value.", zh="reward + gamma * (1 - done) * value。"),
    lecture=5, source="https://docs.pytorch.org/tutorials/intermediate/reinforcement_q_learning.html",
    sick=SICK, cured=Q_LEARNING, twins=(GOING_ON,), check=in_run(read), read=read,
)  # fmt: skip
