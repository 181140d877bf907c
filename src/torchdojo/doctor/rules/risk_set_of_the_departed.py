"""risk-set-of-the-departed: Cox's likelihood compares who died with those who left before, not with who is there."""

from collections.abc import Iterator

from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.survival import departed
from torchdojo.text import Text

DATA = "y_data = x_data @ torch.tensor([1.0, -2.0, 0.5]) + 0.3\n"
TIMES = "y_data = -torch.rand(240).log() / (x_data[:, 0]).exp()  # time\n"
LOSS = "    loss = criterion(y_pred, y_train)\n"
COX = """\
    time, event = y_train.clamp(max=2.0), (y_train < 2).float()
    order = torch.argsort(time{})
    risk, event = y_pred[order], event[order]
    loss = -((risk - torch.logcumsumexp(risk, dim=0)) * event).sum() / event.sum(){}
"""
ERROR = ("    error = criterion(model(x_test).squeeze(1), y_test)\n", "    error = model(x_test).mean()\n")
SICK = changed(REGRESSION, (DATA, TIMES), ERROR, (LOSS, COX.format("", "  # <- here")))
CURED = changed(REGRESSION, (DATA, TIMES), ERROR, (LOSS, COX.format(", descending=True", "")))
FROM_BEHIND = changed(
    CURED,
    (", descending=True", ""),
    ("torch.logcumsumexp(risk, dim=0)", "risk.flip(0).logcumsumexp(0).flip(0)"),
)


def read(source: Source) -> Iterator[Finding]:
    """The sum over all rows up to this one, the earliest first, is taken for the sum over those still at risk."""
    for node in departed(flow_of(source)):
        says = Text(
            en="The rows are in the order of their times, so the running sum at a row is over those who left earlier.",
            zh="各行按时间从早到晚排列，所以累积和里是比这一行更早离开的人。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="risk-set-of-the-departed", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The risk set holds those who have left already.", zh="风险集里是已经离开的人。"),
    why=Text(en="Cox's likelihood asks who of those still under observation had the event. Summed the other way it "
                "teaches nearly the opposite.",
             zh="Cox 似然问的是：此刻还在观察中的人里，出事的是谁。累加方向反了，学到的差不多正好相反。"),
    cure=Text(en="Sort by descending time: torch.argsort(time, descending=True), then logcumsumexp.",
              zh="按时间从晚到早排序：torch.argsort(time, descending=True)，再做 logcumsumexp。"),
    lecture=5, source="https://arxiv.org/abs/1606.00931",
    sick=SICK, cured=CURED, twins=(FROM_BEHIND,), check=in_run(read), read=read,
)  # fmt: skip
