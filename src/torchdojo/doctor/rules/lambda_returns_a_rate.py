"""lambda-returns-a-rate: LambdaLR wants a factor and gets a learning rate, so that lr times lr is used."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

MADE, EVAL = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n", "    model.eval()\n"
LAMBDA = f"{MADE}scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 0.1 * 0.9**epoch)"
STEP = (EVAL, f"    scheduler.step()\n{EVAL}")
SICK = changed(CLASSIFIER, (MADE, f"{LAMBDA}  # <- here\n"), STEP)
CURED = changed(CLASSIFIER, (MADE, LAMBDA.replace("0.1 * 0.9", "0.9") + "\n"), STEP)
WARM_UP = changed(  # from a tenth, which is the lr too
    CLASSIFIER, (MADE, LAMBDA.replace("0.1 * 0.9**epoch", "min(1.0, (epoch + 1) / 10)") + "\n"), STEP
)


def check(case: Case) -> Iterator[Finding]:
    """The largest factor that was ever used is the learning rate itself, and later ones are no larger."""
    for scheduler in (one for one in case.things("scheduler") if one.cls == "LambdaLR"):
        calls = [event for event in case.events("schedule") if event["scheduler"] == scheduler.number]
        optimizer = case.log.things.get(scheduler["optimizer"] or 0)
        base = ((optimizer and optimizer["settings"]) or [{}])[0].get("lr")
        rates = [event["lr"] for event in calls if event["lr"] is not None]
        if not isinstance(base, float) or not 0 < base < 0.5 or len(rates) < 5:
            continue
        largest = max(rates) / base
        still_rising = rates.index(max(rates)) >= 0.9 * (len(rates) - 1)
        if abs(largest - base) < 0.01 * base and not still_rising:
            says = Text(
                en=f"The optimizer's lr is {base:g}, and so is the function's largest value: the rate was never above "
                f"{max(rates):.3g}.",
                zh=f"优化器的 lr 是 {base:g}，函数返回的最大值也是 {base:g}：实际学习率从没超过 {max(rates):.3g}。",
            )
            yield Finding(line_of(scheduler.where), says)


RULE = Rule(
    name="lambda-returns-a-rate", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="LambdaLR's function returns a learning rate, not a factor.",
              zh="给 LambdaLR 的函数返回的是学习率，而不是倍数。"),
    why=Text(en="LambdaLR multiplies the optimizer's lr by what the function returns; lr times lr is hundreds of times "
                "too small.",
             zh="LambdaLR 会用函数的返回值去乘优化器的 lr；lr 乘 lr，就小了几百倍。"),
    cure=Text(en="Return a factor that begins near 1, or make the optimizer with lr=1.0.",
              zh="让函数返回从 1 附近开始的倍数，或者把优化器的 lr 设为 1.0。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.LambdaLR.html",
    sick=SICK, cured=CURED, twins=(WARM_UP,), check=check,
)  # fmt: skip
