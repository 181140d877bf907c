"""loaded-weights-drawn-anew: weights that were loaded are replaced by random ones."""

from collections.abc import Iterator

from torchdojo.doctor.clues import redrawing
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


known = {name: 0.9 * value for name, value in model.state_dict().items()}
"""
LOAD, DRAW = "model.load_state_dict(known)\n", "model.apply(weights)\n"
LOOP = "for epoch in range(6):\n"
SICK = changed(CLASSIFIER, (START, f"{INIT}{LOAD}{DRAW[:-1]}  # <- here\n{LOOP}"))
CURED = changed(CLASSIFIER, (START, f"{INIT}{DRAW}{LOAD}{LOOP}"))
OR_ELSE = changed(  # one or the other
    CLASSIFIER, (START, f"{INIT}if known:\n    {LOAD}else:\n    {DRAW}{LOOP}")
)


def read(source: Source) -> Iterator[Finding]:
    """A function that draws weights is applied to a model right after its state was loaded."""
    for call, model in redrawing.after_loading(flow_of(source)):
        says = Text(en=f"{model} was loaded just before; now its weights are random again.",
                    zh=f"{model} 的权重刚刚载入，这里又被重新随机初始化了。")  # fmt: skip
        yield Finding(source.place(call), says)


RULE = Rule(
    name="loaded-weights-drawn-anew", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Loaded weights are replaced by random ones.", zh="载入的权重又被随机数盖掉了。"),
    why=Text(en="Initialising is for the time before anything is known. After load_state_dict() it throws away what "
                "was loaded.",
             zh="初始化只该在什么都还没学到的时候做。放在 load_state_dict() 后面，就白载入了。"),
    cure=Text(en="Initialise once, right after the model is made, before anything is loaded or trained.",
              zh="模型建好之后马上初始化一次，然后再载入权重、再训练。"),
    lecture=6, source="https://docs.pytorch.org/docs/stable/nn.init.html",
    sick=SICK, cured=CURED, twins=(OR_ELSE,), check=in_run(read), read=read,
)  # fmt: skip
