"""temperature-multiplied: scores are multiplied by a temperature before a softmax, instead of divided by it."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.warmth import multiplied
from torchdojo.text import Text

CALL = "        outputs = model(inputs)\n        loss = criterion(outputs, labels)\n"
VIEWS = """\
        temperature = 0.2
        a, b = (nn.functional.normalize(model(inputs + 0.1 * torch.randn_like(inputs))) for _ in range(2))
        loss = criterion(a @ b.T {} temperature, torch.arange(30)){}
"""
SICK = changed(CLASSIFIER, (CALL, VIEWS.format("*", "  # <- here")))
CURED = changed(CLASSIFIER, (CALL, VIEWS.format("/", "")))
A_SCALE = changed(SICK, ("temperature = 0.2", "temperature = 1 / 0.2"), ("  # <- here", ""))


def read(source: Source) -> Iterator[Finding]:
    """What a softmax is taken of is a product with a plain number that is called a temperature."""
    for node, name, size in multiplied(flow_of(source)):
        says = Text(
            en=f"“{ast.unparse(node)}” goes into a softmax; {name} is {size:g}.",
            zh=f"“{ast.unparse(node)}” 送进了 softmax，而 {name} 是 {size:g}。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="temperature-multiplied", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The scores are multiplied by the temperature.", zh="得分乘上了温度，本该是除以温度。"),
    why=Text(en="A small temperature is to make the softmax decided, a large one to make it soft; divided by it the "
                "scores do that. Multiplied, the opposite happens: likenesses from -1 to 1 shrink until all are equal.",
             zh="温度小，softmax 应该更果断；温度大，应该更平缓，除以温度才会这样。乘上去正好相反："
                "-1 到 1 的相似度缩得几乎全都一样。"),
    cure=Text(en="softmax(scores / temperature).", zh="softmax(scores / temperature)。"),
    lecture=8, source="https://arxiv.org/abs/1503.02531",
    sick=SICK, cured=CURED, twins=(A_SCALE,), check=in_run(read), read=read,
)  # fmt: skip
