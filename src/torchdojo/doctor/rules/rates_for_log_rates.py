"""rates-for-log-rates: PoissonNLLLoss takes the exponential of what it is given, and is given rates."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of, most, nearly_always
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.log import Event
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import last
from torchdojo.text import Text

COUNTS = (
    ("+ 0.3\n", "+ 0.3\ny_data = torch.poisson((y_data / 3).exp())\n"),
    ("nn.Linear(3, 1)", "nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1), nn.Softplus())"),
)
MADE = "criterion = nn.MSELoss()\n"
SICK = changed(REGRESSION, *COUNTS, (MADE, "criterion = nn.PoissonNLLLoss()  # <- here\n"))
CURED = changed(REGRESSION, *COUNTS, (MADE, "criterion = nn.PoissonNLLLoss(log_input=False)\n"))
LOGARITHMS = changed(SICK, (", nn.Softplus())", ")"), ("  # <- here", ""))
NEVER_BELOW = ("Softplus", "Exp", "Relu", "Sigmoid", "Square")


def plain(event: Event) -> bool:
    """Whether what the loss takes the exponential of cannot be below 0."""
    return not event["rates"] and last(event).startswith(NEVER_BELOW)


def check(case: Case) -> Iterator[Finding]:
    """The answers are held above 0, as rates are, and the loss takes them for logarithms."""
    losses = case.learned_losses("poisson_nll_loss")
    sick = [event for event in losses if plain(event)]
    lowest = min((event["target"].get("min", 1) for event in sick), default=1)
    if lowest < 1 and nearly_always(sick, losses):
        by = last(sick[-1]).removesuffix("Backward0").lower()
        made = case.log.things.get(sick[-1]["criterion"] or 0)
        says = Text(
            en=f"{by} made the answers, so that exp(answer) is never below 1; the counts go down to {lowest:g}.",
            zh=f"输出经过了 {by}，于是 exp(输出) 永远不小于 1；而计数最小是 {lowest:g}。",
        )
        yield Finding(line_of(made.where) if made is not None else most(sick), says)


RULE = Rule(
    name="rates-for-log-rates", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Rates enter a Poisson loss that expects their logarithms.",
              zh="泊松损失要的是率的对数，拿到的却是率本身。"),
    why=Text(en="PoissonNLLLoss computes exp(input) - target * input, unless it is told log_input=False. A rate that "
                "went through softplus, exp or relu becomes at least exp(0) = 1: rare events cannot be predicted.",
             zh="PoissonNLLLoss 默认算 exp(input) - target * input，除非写明 log_input=False。"
                "已经过了 softplus、exp 或 relu 的率，再取指数至少是 exp(0) = 1：少见的事件怎么也预测不出来。"),
    cure=Text(en="Take the last activation away; or say log_input=False.",
              zh="去掉最后的激活函数；或者写 log_input=False。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.PoissonNLLLoss.html",
    sick=SICK, cured=CURED, twins=(LOGARITHMS,), check=check,
)  # fmt: skip
