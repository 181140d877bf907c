"""answers-on-another-scale: a model that learned scaled targets is measured against unscaled ones."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues import scalers, scaling
from torchdojo.doctor.clues.splitting import as_answered, base, scaled_too, siblings, targets
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import Flow, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

MODEL = "model = nn.Linear(3, 1)\n"
STATS = "mean, std = y_train.mean(), y_train.std()\ny_scaled = (y_train - mean) / std\n"
LEARN = ("criterion(y_pred, y_train)", "criterion(y_pred, y_scaled)")
ERROR = "    error = criterion(model(x_test).squeeze(1), y_test)\n"
SICK = changed(REGRESSION, (MODEL, STATS + MODEL), LEARN, (ERROR, f"{ERROR[:-1]}  # <- here\n"))
BACK = ERROR.replace("model(x_test).squeeze(1)", "mean + std * model(x_test).squeeze(1)")
CURED = changed(REGRESSION, (MODEL, STATS + MODEL), LEARN, (ERROR, BACK))
BOTH_SCALED = changed(
    REGRESSION, (MODEL, STATS + MODEL), LEARN, (ERROR, ERROR.replace("y_test", "(y_test - mean) / std"))
)


def measured(flow: Flow) -> Iterator[tuple[ast.expr, str, str]]:
    """Yield where raw answers meet the other part of targets that were scaled, its name, and what was learned."""
    aims = targets(flow)
    for fit in scaling.fits(flow):
        model = aims.get(fit.scaled, "")
        if not model:
            continue
        numbers = {text(part) for part in ast.walk(flow.statement(fit.node))}
        statistics = numbers - {"", "torch", "np", "numpy"}
        for other in siblings(flow, fit.measured) - {fit.scaled}:
            if not scaled_too(flow, other):
                yield from ((node, other, fit.scaled) for node in meetings(flow, model, other, statistics))


def meetings(flow: Flow, model: str, name: str, statistics: set[str]) -> Iterator[ast.expr]:
    """Yield f(answers, y) and answers - y, where the answers are the model's own."""
    for node in ast.walk(flow.tree):
        match node:
            case ast.Call(args=[answers, target]) | ast.BinOp(op=ast.Sub(), left=answers, right=target) if (
                text(base(target)) == name
            ):
                around = {text(part) for part in ast.walk(flow.statement(node))} - {name}
                if as_answered(flow, answers, model) and not around & statistics:
                    yield node


def read(source: Source) -> Iterator[Finding]:
    """A loss is given scaled targets, an error is measured with unscaled ones, and nothing scales back."""
    flow = flow_of(source)
    for node, name, learned in (*measured(flow), *scalers.one_way(flow)):
        says = Text(en=f"The model learned {learned}, which is scaled; here its answers meet {name}, which is not.",
                    zh=f"模型学的是缩放过的 {learned}；这里它的输出却直接和没有缩放的 {name} 比较。")  # fmt: skip
        yield Finding(source.place(node), says)


RULE = Rule(
    name="answers-on-another-scale", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Answers and targets are compared on different scales.",
              zh="输出和目标不在同一个尺度上，却拿来比较。"),
    why=Text(en="The model answers in units of the deviation, counted from the mean. Against raw targets even a "
                "perfect model has an error as large as the targets themselves.",
             zh="模型的输出以标准差为单位、从均值算起。拿去和原始目标比，再好的模型误差也和目标本身一样大。"),
    cure=Text(en="Turn the answers back first: answers * std + mean.", zh="先把输出换算回来：输出 * std + mean。"),
    lecture=6, source="https://scikit-learn.org/stable/modules/compose.html#transforming-target-in-regression",
    sick=SICK, cured=CURED, twins=(BOTH_SCALED,), check=in_run(read),
)  # fmt: skip
