"""measure-misnamed: what is called MAE, RMSE or F1 is computed by another formula."""

from collections.abc import Iterator

from torchdojo.doctor.clues.misnamed import misnamed
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

ERROR = "    error = criterion(model(x_test).squeeze(1), y_test)\n"
MAE = "    mae = (model(x_test).squeeze(1) - y_test).abs().mean()\n"
CURED = changed(REGRESSION, (ERROR, MAE), ("error.item()", "mae.item()"))
SICK = changed(CURED, (".abs().mean()", ".mean()  # <- here"))
BIAS = SICK.replace("  # <- here", "").replace("mae", "bias")
LATER = REGRESSION.replace("error", "rmse").replace("rmse.item()", "rmse.sqrt().item()")


def read(source: Source) -> Iterator[Finding]:
    """mae = (a - b).mean(); rmse = ((a - b) ** 2).mean(), of which no root is taken; f1 = (precision + recall) / 2."""
    for node, name, wrong in misnamed(flow_of(source)):
        says = Text(en=f"It is called {name}, but {wrong.en}.", zh=f"名字叫 {name}，但是{wrong.zh}。")
        yield Finding(source.place(node), says)


RULE = Rule(
    name="measure-misnamed", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A measure is not what its name says.", zh="指标的算法和它的名字不符。"),
    why=Text(en="Errors with signs cancel: a model that is far off on both sides gets 0. Without the root the number "
                "has the unit squared. The middle of precision and recall is high if one of them is 0.",
             zh="带符号的误差会互相抵消：两边都错得离谱，平均下来也可能是 0。不开方，单位就成了平方。"
                "精确率和召回率的算术平均，在其中一个是 0 时照样不低。"),
    cure=Text(en="MAE: (a - b).abs().mean(). RMSE: ((a - b) ** 2).mean().sqrt(). F1: 2 * p * r / (p + r).",
              zh="MAE：(a - b).abs().mean()。RMSE：((a - b) ** 2).mean().sqrt()。F1：2 * p * r / (p + r)。"),
    lecture=9, source="https://scikit-learn.org/stable/modules/model_evaluation.html",
    sick=SICK, cured=CURED, twins=(BIAS, LATER), check=in_run(read), read=read,
)  # fmt: skip
