"""constant-initial-weights: units that begin alike get the same gradient and stay alike for ever."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import births
from torchdojo.text import Text

MADE = "        self.out = nn.Linear(16, 1)\n"
SICK = changed(
    BINARY,
    (MADE, f"{MADE}        for layer in (self.hidden, self.out):\n"
     "            nn.init.constant_(layer.weight, 0.1)  # <- here\n"),
)  # fmt: skip
BIASES = changed(
    BINARY, (MADE, f"{MADE}        nn.init.zeros_(self.hidden.bias)\n        nn.init.zeros_(self.out.bias)\n")
)
LAST = changed(BINARY, (MADE, f"{MADE}        nn.init.zeros_(self.out.weight)\n"))  # begins by answering 0


def check(case: Case) -> Iterator[Finding]:
    """The units of a hidden layer began as copies of one, and still are, or all layers began so."""
    found = [(births.copies(case, optimizer), case.steps_of(optimizer)) for optimizer in case.optimizers]
    for sick, steps in (*found, births.copies_by_hand(case)):
        if sick:
            first = min(sick, key=lambda parameter: parameter.number)
            says = Text(
                en=f"{len(sick)} weights began as one number everywhere ({first['uniform']:g}), so that all units of "
                f"a layer are copies of each other, and at least {steps} steps were made from there.",
                zh=f"有 {len(sick)} 个权重一开始处处都是同一个数（{first['uniform']:g}），"
                f"同一层的单元全是复制品；就从这里走了至少 {steps} 步。",
            )
            yield Finding(births.filled(case, first), says)


RULE = Rule(
    name="constant-initial-weights",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="A hidden layer begins with equal weights.", zh="隐藏层的初始权重全都一样。"),
    why=Text(en="Equal units get equal gradients: a layer of a hundred stays a layer of one. With zeros nothing moves.",
             zh="相同的单元得到相同的梯度：一百个单元的层永远等于一个单元。全是 0 的话，根本不动。"),
    cure=Text(en="Keep torch's random start, or use nn.init.xavier_uniform_ or kaiming_uniform_.",
              zh="用 torch 默认的随机初始化，或 nn.init.xavier_uniform_、kaiming_uniform_。"),
    lecture=6,
    source="https://www.deeplearningbook.org/contents/optimization.html",
    sick=SICK, cured=BINARY, twins=(BIASES, LAST), check=check,
)  # fmt: skip
