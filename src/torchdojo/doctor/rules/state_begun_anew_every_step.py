"""state-begun-anew-every-step: inside the loop over time a recurrent network gets a new, empty state."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import resetting
from torchdojo.text import Text

STEPS = (
    "        states, _ = self.rnn(x)\n        return self.out(states[:, -1])\n",
    "        h = x.new_zeros(len(x), 16)\n        for t in range(x.shape[1]):\n"
    "            h = self.rnn(x[:, t], h)\n        return self.out(h)\n",
)
CURED = changed(SEQUENCES, STEPS, ("nn.GRU(5, 16, batch_first=True)", "nn.GRUCell(5, 16)"))
INSIDE = "            h = x.new_zeros(len(x), 16)"
SICK = changed(CURED, ("            h = self.rnn", f"{INSIDE}  # <- here\n            h = self.rnn"))
ROWS = changed(  # each sequence by itself begins with an empty state, as it should
    SEQUENCES,
    ("        states, _ = self.rnn(x)\n        return self.out(states[:, -1])\n",
     "        ends = []\n        for row in x:\n            h = x.new_zeros(1, 16)\n"
     "            states, h = self.rnn(row, h)\n            ends.append(states[-1])\n"
     "        return self.out(torch.stack(ends))\n"),
    ("nn.GRU(5, 16, batch_first=True)", "nn.GRU(5, 16)"),
)  # fmt: skip


def places(case: Case) -> Iterator[Place]:
    """Yield the lines to change, where a weight from state to state only ever met an empty state."""
    for layer in resetting.layers(case):
        where = resetting.calls(case, layer)
        known = resetting.begun(case, where) if where is not None else None
        if known is not None:
            yield known[1] or known[0]
    for where in resetting.unheard(case):
        known = resetting.begun(case, where)
        if known is not None and known[1] is not None:
            yield known[1]
    own = [one for one in resetting.idle(case) if not resetting.RECURRENT.match(one["named"] or "")]
    line = resetting.by_hand(case) if own else None
    if line is not None:
        yield line


def check(case: Case) -> Iterator[Finding]:
    """The weights that read the state get a gradient of exactly 0, or the rounds before the last reach no loss."""
    says = Text(en="At every time step the state begins anew: of the steps before nothing is left.",
                zh="每个时间步状态都从头开始：前面各步什么也没留下。")  # fmt: skip
    yield from (Finding(place, says) for place in dict.fromkeys(places(case)))


RULE = Rule(
    name="state-begun-anew-every-step", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The state begins anew at every time step.", zh="每个时间步都把隐藏状态重新初始化了。"),
    why=Text(en="A recurrent network knows of earlier steps by its state alone. With an empty one at each step it sees "
                "one input, and its weights from state to state never learn.",
             zh="循环网络只能靠状态记住前面的步。每一步都给它一个空状态，它就只看得见当前这一个输入，"
                "状态到状态的权重永远学不到东西。"),
    cure=Text(en="Begin the state once, before the loop over time, and hand each step the state of the one before.",
              zh="在时间循环之前初始化一次，循环里把上一步的状态交给下一步。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.GRUCell.html",
    sick=SICK, cured=CURED, twins=(ROWS,), check=check,
)  # fmt: skip
