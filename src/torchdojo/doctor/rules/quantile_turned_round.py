"""quantile-turned-round: the loss of a quantile q is given answer - truth, and learns the quantile 1 - q."""

from collections.abc import Iterator

from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.pinball import turned
from torchdojo.text import Text

LOSS = "    loss = criterion(y_pred, y_train)\n"
PINBALL = "    error = {}\n    loss = torch.max(0.9 * error, (0.9 - 1) * error).mean()\n"
SICK = changed(REGRESSION, (LOSS, PINBALL.format("y_pred - y_train  # <- here")))
CURED = changed(REGRESSION, (LOSS, PINBALL.format("y_train - y_pred")))
OTHER_WAY = changed(  # the same loss, written for answer - truth
    REGRESSION,
    (LOSS, "    error = y_pred - y_train\n    loss = torch.max(0.1 * error, -0.9 * error).mean()\n"),
)


def read(source: Source) -> Iterator[Finding]:
    """The difference in max(q * e, (q - 1) * e) is what the model says less what is true."""
    for node in turned(flow_of(source)):
        says = Text(
            en="With answer - truth as e, max(q * e, (q - 1) * e) learns the quantile 1 - q.",
            zh="e 取“预测减真实”时，max(q * e, (q - 1) * e) 学到的是 1 - q 分位数。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="quantile-turned-round", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The quantile loss learns the opposite quantile.", zh="分位数损失学到的是相反的分位数。"),
    why=Text(en="For the 0.9 quantile an answer that is too low has to cost nine times as much as one too high. "
                "With the difference the wrong way round it is the other way about: one truth in ten lies below.",
             zh="学 0.9 分位数时，预测偏低要比偏高贵九倍。差写反了就正好倒过来：只有十分之一的真实值落在预测之下。"),
    cure=Text(en="error = y - prediction; loss = torch.max(q * error, (q - 1) * error).mean(). Check: in a share "
                 "of about q of the rows y lies below the answer.",
              zh="error = y - prediction；loss = torch.max(q * error, (q - 1) * error).mean()。"
                 "检验：大约有比例 q 的样本，y 落在预测之下。"),
    lecture=5, source="https://scikit-learn.org/stable/modules/model_evaluation.html#pinball-loss",
    sick=SICK, cured=CURED, twins=(OTHER_WAY,), check=in_run(read), read=read,
)  # fmt: skip
