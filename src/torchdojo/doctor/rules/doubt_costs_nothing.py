"""doubt-costs-nothing: the error is divided by a variance that the model says itself, and nothing holds that back."""

from collections.abc import Iterator

from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.widths import free
from torchdojo.text import Text

MODEL = ("model = nn.Linear(3, 1)\n", "model = nn.Linear(3, 2)\n")
LOSS = """\
    y_pred = model(x_train).squeeze(1)
    loss = criterion(y_pred, y_train)
"""
BOTH = """\
    mean, log_var = model(x_train).unbind(1)
    squares = (y_train - mean) ** 2
    loss = ({}).mean(){}
"""
TEST = ("model(x_test).squeeze(1)", "model(x_test)[:, 0]")
SICK = changed(REGRESSION, MODEL, TEST, (LOSS, BOTH.format("squares / log_var.exp()", "  # <- here")))
CURED = changed(REGRESSION, MODEL, TEST, (LOSS, BOTH.format("squares / log_var.exp() + log_var", "")))
KNOWN = changed(  # how exact each measurement is
    REGRESSION, (LOSS, "    var = torch.ones(200).exp()\n    squares = (model(x_train).squeeze(1) - y_train) ** 2\n"
                       "    loss = (squares / var).mean()\n"),
)  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """What is learned divides squares by exp or softplus of an answer, and this answer is used for nothing else."""
    for node in free(flow_of(source)):
        says = Text(
            en="The larger the variance that the model says, the smaller this loss, whatever the error.",
            zh="模型报的方差越大，这个损失就越小，和误差大小无关。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="doubt-costs-nothing", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The model may call itself as unsure as it likes.", zh="模型可以随意夸大自己的不确定性。"),
    why=Text(en="The negative log-likelihood of a normal distribution is squares / var + log(var). Without the log "
                "a huge variance makes every error free: the loss goes to 0 and nothing is learned.",
             zh="正态分布的负对数似然是 误差平方 / var + log(var)。少了对数这一项，方差报得越大，误差就越不要钱："
                "损失一路降到 0，却什么也没学到。"),
    cure=Text(en="0.5 * (squares / log_var.exp() + log_var), or nn.GaussianNLLLoss()(mean, y, var).",
              zh="0.5 * (误差平方 / log_var.exp() + log_var)，或者 nn.GaussianNLLLoss()(mean, y, var)。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.GaussianNLLLoss.html",
    sick=SICK, cured=CURED, twins=(KNOWN,), check=in_run(read), read=read,
)  # fmt: skip
