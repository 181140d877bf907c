"""learned-weights-drawn-anew: weights that were learned or loaded are replaced by random ones."""

from collections.abc import Iterator

from torchdojo.doctor import redrawing
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

START = "\nfor epoch in range(6):\n"
INIT = """

def weights(layer):
    if isinstance(layer, nn.Linear):
        nn.init.xavier_normal_(layer.weight)

"""
CURED = changed(CLASSIFIER, (START, f"{INIT}\nmodel.apply(weights)\nfor epoch in range(6):\n"))
SICK = changed(CLASSIFIER, (START, f"{INIT}\nfor epoch in range(6):\n    model.apply(weights)  # <- here\n"))
RUNS = changed(  # each time a training of its own
    CLASSIFIER,
    (START, f"{INIT}\nfor seed in range(6):\n    epoch = 0\n    model.apply(weights)\n"),
)


def read(source: Source) -> Iterator[Finding]:
    """A function that draws weights is applied in every epoch, or after the state was loaded."""
    flow = flow_of(source)
    for call, model in redrawing.every_epoch(flow):
        says = Text(en=f"Each round draws the weights of {model} anew; what the one before has learned is gone.",
                    zh=f"每一轮都把 {model} 的权重重新随机初始化，上一轮学到的全没了。")  # fmt: skip
        yield Finding(source.place(call), says)
    for call, model in redrawing.after_loading(flow):
        says = Text(en=f"{model} was loaded just before; now its weights are random again.",
                    zh=f"{model} 的权重刚刚载入，这里又被重新随机初始化了。")  # fmt: skip
        yield Finding(source.place(call), says)


RULE = Rule(
    name="learned-weights-drawn-anew", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Learned weights are replaced by random ones.", zh="学到的权重又被随机数盖掉了。"),
    why=Text(en="Initialising is for the time before training. In a loop over epochs it throws away what was learned; "
                "after load_state_dict() it throws away what was loaded.",
             zh="初始化只该在训练之前做。放进 epoch 循环，学到的就没了；放在 load_state_dict() 后面，就白载入了。"),
    cure=Text(en="Initialise once, right after the model is made, before anything is loaded or trained.",
              zh="模型建好之后马上初始化一次，然后再载入权重、再训练。"),
    lecture=6, source="https://docs.pytorch.org/docs/stable/nn.init.html",
    sick=SICK, cured=CURED, twins=(RUNS,), check=in_run(read), read=read,
)  # fmt: skip
