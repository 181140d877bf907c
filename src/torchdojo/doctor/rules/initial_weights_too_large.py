"""initial-weights-too-large: the model begins far worse than one that guesses, and never makes up for it."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import births
from torchdojo.doctor.traces.progress import course, left, squeezed
from torchdojo.text import Text

RATE = "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
DRAWN = "for p in model.parameters():\n    nn.init.normal_(p, 0, {}){}\noptimizer = {}\n"
SGD, ADAM = "torch.optim.SGD(model.parameters(), lr=0.01)", "torch.optim.Adam(model.parameters(), lr=0.02)"
SICK = changed(CLASSIFIER, (RATE, DRAWN.format("4.0", "  # <- here", SGD)))
CURED = changed(CLASSIFIER, (RATE, DRAWN.format("0.2", "", SGD)))
MADE_UP = changed(CLASSIFIER, (RATE, DRAWN.format("0.8", "", ADAM)), ("in range(6)", "in range(20)"))
WIDE, WORSE = 4.0, 5.0
WIDER, STUCK, SOLVED = 6.0, 0.4, 0.1


def check(case: Case) -> Iterator[Finding]:
    """Weights are drawn wide; the loss began far above a guess and stays above, or units stand at the ends for good."""
    known, wide = course(case), births.widths(case)
    if not wide or case.loads:
        return
    widest = max(wide, key=lambda n: wide[n])
    says: Text | None = None
    if known is not None and wide[widest] >= WIDE and known[0] > WORSE * known[2] and known[1] > known[2]:
        first, last, blind = (f"{value:.3g}" for value in known)
        says = Text(en=f"The first loss was {first}, the last {last}; a model without any input has {blind}.",
                    zh=f"第一个损失是 {first}，最后是 {last}；而完全不看输入的模型也只有 {blind}。")  # fmt: skip
    elif wide[widest] >= WIDER and (stuck := squeezed(case)) >= STUCK and (left(case) or 0.0) > SOLVED:
        says = Text(en=f"At every look {100 * stuck:.0f} % of the tanh or sigmoid units stood at an end: slope 0.",
                    zh=f"每次查看，都有 {100 * stuck:.0f} % 的 tanh 或 sigmoid 单元停在两端，斜率是 0。")  # fmt: skip
    if says is not None:
        began = Text(en=f"A layer began by stretching its inputs {wide[widest]:.2g} times. ",
                     zh=f"有一层一开始就把输入放大了 {wide[widest]:.2g} 倍。")  # fmt: skip
        place = births.drawn(case, case.log.things[widest])
        yield Finding(place, Text(en=began.en + says.en, zh=began.zh + says.zh))


RULE = Rule(
    name="initial-weights-too-large", severity=Severity.WARNING, certainty=Certainty.STATISTIC,
    what=Text(en="The weights begin far too large.", zh="初始权重太大了。"),
    why=Text(en="Each layer multiplies the numbers it is given, so the first answers are sure of themselves and wrong. "
                "Training spends its steps on taking that back; tanh and sigmoid get no gradient at all.",
             zh="每一层都把数放大一次，最初的回答既自信又错误，训练的步数都花在往回拉上；"
                "tanh 和 sigmoid 更是得不到梯度。"),
    cure=Text(en="Leave torch's own initial weights, or draw with deviation sqrt(2 / inputs): nn.init.kaiming_normal_.",
              zh="用 torch 默认的初始权重，或者用标准差 sqrt(2 / 输入数)：nn.init.kaiming_normal_。"),
    lecture=10, source="https://docs.pytorch.org/docs/stable/nn.init.html",
    sick=SICK, cured=CURED, twins=(MADE_UP,), check=check,
)  # fmt: skip
