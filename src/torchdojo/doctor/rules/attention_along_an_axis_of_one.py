"""attention-along-an-axis-of-one: each weight has its softmax for itself, so that all weights are 1."""

import ast
from collections.abc import Iterator
from typing import Any

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.flow import called
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

MADE, LAST = "        self.out = nn.Linear(16, 2)\n", "        return self.out(states[:, -1])\n"
RATE = (MADE, f"{MADE}        self.rate = nn.Linear(16, 1)\n")
LOOK = "        weights = self.rate(states).softmax(dim={})"
POOL = "        return self.out((weights * states).sum(dim=1))\n"
SICK = changed(SEQUENCES, RATE, (LAST, f"{LOOK.format(2)}  # <- here\n{POOL}"))
CURED = changed(SEQUENCES, RATE, (LAST, f"{LOOK.format(1)}\n{POOL}"))
ONE_TOKEN = changed(  # many queries look at a single context: there is nothing to choose from
    SEQUENCES,
    (LAST, "        context = states[:, -1:]\n        weights = (states @ context.transpose(1, 2)).softmax(dim=2)\n"
     "        return self.out((weights @ context + states).mean(dim=1))\n"),
)  # fmt: skip


def one_output(case: Case, odd: dict[str, Any]) -> bool:
    """Whether a layer was made with the number 1 for its outputs: nn.Linear(16, 1)."""
    layer = case.log.things.get(odd["layer"] or 0)
    place = line_of(layer.where if layer is not None else ())
    outputs = [
        [k.value for k in call.keywords if k.arg == "out_features"] or call.args[1:2]
        for call in ast.walk(case.source(place).statement(place.line) or ast.Pass())
        if called(call) == "Linear" and isinstance(call, ast.Call) and place.file
    ]
    return any(isinstance(one, ast.Constant) and one.value == 1 for given in outputs for one in given)


def check(case: Case) -> Iterator[Finding]:
    """Several parts are summed with weights whose softmax ran along an axis of length 1, or along a single output."""
    single = [(odd, where) for odd, where in case.oddities("alone") if one_output(case, odd)]
    found = {
        case.making(odd["made"]) or line_of(case.log.stacks[odd["where"]] or where): odd
        for odd, where in (*single, *case.oddities("of_one"))
    }
    for place, odd in found.items():
        shape = ", ".join(map(str, odd["shape"]))
        says = Text(en=f"Scores ({shape}), dim={odd['dim']}: along this axis each score is alone, every weight is 1.",
                    zh=f"得分形状 ({shape})，dim={odd['dim']}：这一维上只有一个得分，所有权重都是 1。")  # fmt: skip
        yield Finding(place, says)


RULE = Rule(
    name="attention-along-an-axis-of-one", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The softmax of attention runs along an axis of length 1.",
              zh="注意力的 softmax 沿着长度为 1 的那一维算了。"),
    why=Text(en="A single score always gets the share 1. All parts are simply added up, and what makes the scores gets "
                "no gradient: it never learns where to look.",
             zh="只有一个得分时，它的份额永远是 1。各部分只是简单相加，打分的那几层也得不到梯度，永远学不会该看哪里。"),
    cure=Text(en="Use the axis of the parts that are summed: for scores (N, T, 1) and weights * states summed over "
                 "dim=1 that is softmax(dim=1).",
              zh="沿着要求和的那一维做 softmax：得分是 (N, T, 1)、随后沿 dim=1 加权求和，就用 softmax(dim=1)。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html",
    sick=SICK, cured=CURED, twins=(ONE_TOKEN,), check=check,
)  # fmt: skip
