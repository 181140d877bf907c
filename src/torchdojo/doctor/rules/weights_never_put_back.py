"""weights-never-put-back: training goes on with the weights that were lent to the model for an evaluation."""

from collections.abc import Iterator

from torchdojo.doctor.clues.putting_back import never_put_back
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

BEGIN, STEP = "for epoch in range(6):\n", "        optimizer.step()\n"
SLOW = "slow = {name: w.clone() for name, w in model.state_dict().items()}\n"
UPDATE = f"{STEP}        for name, w in model.state_dict().items():\n            slow[name].lerp_(w, 0.1)\n"
LENT = """\
    own = {name: w.clone() for name, w in model.state_dict().items()}
    model.load_state_dict(slow)  # <- here
    model.eval()
    with torch.no_grad():
        print(criterion(model(x_data[300:]), y_data[300:]).item())
"""
BACK = f"{LENT.replace('  # <- here', '')}    model.load_state_dict(own)\n"
SICK = changed(CLASSIFIER, (BEGIN, f"{SLOW}{BEGIN}"), (STEP, UPDATE + LENT))
CURED = changed(CLASSIFIER, (BEGIN, f"{SLOW}{BEGIN}"), (STEP, UPDATE + BACK))
FROM_TIME_TO_TIME = changed(  # the averages are meant to be learned on from: nothing is kept to be put back
    CLASSIFIER,
    (BEGIN, f"{SLOW}{BEGIN}"),
    (STEP, f"{UPDATE}    if epoch % 2 == 1:\n        model.load_state_dict(slow)\n"),
)


def read(source: Source) -> Iterator[Finding]:
    """A loop that trains copies the model's weights, loads others, and nothing in the file ever uses the copy."""
    for node, kept in never_put_back(flow_of(source)):
        says = Text(
            en=f"Other weights are loaded here in the middle of training; those kept in {kept} never come back.",
            zh=f"训练中途在这里载入了另一套权重；存进 {kept} 的原权重再也没有放回去。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="weights-never-put-back", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Training goes on with the weights that were lent to the model for an evaluation.",
              zh="评估时临时换上的权重没有换回来，训练就接着用它们了。"),
    why=Text(en="A moving average lags behind. Each evaluation throws the model back to it, while the optimizer's "
                "moments belong to the weights that are gone.",
             zh="滑动平均总是落后于当前权重。每评估一次，模型就被拉回去一次，而优化器里的动量还是按原来的权重积累的。"),
    cure=Text(en="Load the copy again after the evaluation: model.load_state_dict(kept), ema.restore(model). "
                 "Or evaluate a second model.",
              zh="评估完把副本载回去：model.load_state_dict(kept)、ema.restore(model)。或者另建一个模型专门用来评估。"),
    lecture=5, source="https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema",
    sick=SICK, cured=CURED, twins=(FROM_TIME_TO_TIME,), check=in_run(read), read=read,
)  # fmt: skip
