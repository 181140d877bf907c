"""scored-against-predictions: R² or a percentage error is divided by the spread or size of the predictions."""

from collections.abc import Iterator

from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.explained import against_answers
from torchdojo.text import Text

ERROR = "    error = criterion(model(x_test).squeeze(1), y_test)\n"
ANSWER = "    y_pred = model(x_test).squeeze(1)\n    left = ((y_test - y_pred) ** 2).sum()\n"
CURED = changed(
    REGRESSION,
    (ERROR, f"{ANSWER}    spread = ((y_test - y_test.mean()) ** 2).sum()\n    error = 1 - left / spread\n"),
)
SICK = changed(
    CURED,
    (
        "spread = ((y_test - y_test.mean()) ** 2).sum()",
        "spread = ((y_pred - y_pred.mean()) ** 2).sum()  # <- here",
    ),
)
SHARE = changed(  # of the variance that the line accounts for
    CURED, ("error = 1 - left / spread", "error = ((y_pred - y_test.mean()) ** 2).sum() / spread")
)
CALIBRATION = changed(CURED, ("error = 1 - left / spread", "error = y_pred.var() / y_test.var()"))


def read(source: Source) -> Iterator[Finding]:
    """1 - error / spread with the spread of what the model says; or a ready-made score with its arguments swapped."""
    for node, name in against_answers(source):
        says = Text(
            en=f"What the error is measured against comes from “{name}”: what the model says, not what is true.",
            zh=f"拿来衡量误差的是 “{name}”：这是模型说的，不是真实值。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="scored-against-predictions", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The score is measured against the predictions, not the truth.",
              zh="评分时把预测值当成了基准，而不是真实值。"),
    why=Text(en="R² compares the error with the spread of the true values; a percentage error, with their size. The "
                "spread of the predictions is as large as the model likes: the score rises and falls with it.",
             zh="R² 是拿误差和真实值的离散程度比，百分比误差是和真实值的大小比。预测值的离散程度由模型自己决定，"
                "成绩也就跟着它忽高忽低。"),
    cure=Text(en="Divide by ((y - y.mean()) ** 2).sum() of the true values; sklearn's scores take (y_true, y_pred).",
              zh="除以真实值的 ((y - y.mean()) ** 2).sum()；sklearn 的评分函数参数顺序是 (y_true, y_pred)。"),
    lecture=5, source="https://scikit-learn.org/stable/modules/model_evaluation.html#r2-score",
    sick=SICK, cured=CURED, twins=(SHARE, CALIBRATION), check=in_run(read), read=read,
)  # fmt: skip
