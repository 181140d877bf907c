"""part-of-the-states-unused: of a deep or two-way recurrent layer the last states of some layers alone are read."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import timesteps
from torchdojo.text import Text

ANSWER = "        states, _ = self.rnn(x)\n        return self.out(states[:, -1])\n"
READ = "        _, last = self.rnn(x)\n        return self.out(last[{}])"
TWO = ("16, batch_first=True)", "16, num_layers=2, batch_first=True)")
SICK = changed(SEQUENCES, TWO, (ANSWER, f"{READ.format(0)}  # <- here\n"))
CURED = changed(SEQUENCES, TWO, (ANSWER, f"{READ.format(-1)}\n"))
BOTH = changed(  # both ends of both ways
    SEQUENCES, ("16, batch_first=True)", "16, batch_first=True, bidirectional=True)"), ("nn.Linear(16", "nn.Linear(32"),
    (ANSWER, "        _, last = self.rnn(x)\n        return self.out(torch.cat([last[0], last[1]], dim=1))\n"),
)  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Every loss takes states of lower layers, or of one direction, out of h_n, and nothing else of the layer."""
    for layer, row, taken in timesteps.states(case):
        ways, depth = row["ways"], row["depth"]
        top, directions = max(taken) // ways + 1, {index % ways for index in taken}
        if top < depth:
            says = Text(
                en=f"The {layer.cls} has {depth} layers; the answer is read from h_n after layer {top}.",
                zh=f"{layer.cls} 有 {depth} 层，答案却是从 h_n 里第 {top} 层的状态读出来的。",
            )
        elif len(directions) < ways:
            says = Text(
                en=f"The {layer.cls} reads both ways; of h_n only one direction is used.",
                zh=f"{layer.cls} 是双向的，h_n 里却只用了一个方向。",
            )
        else:
            continue
        whole = ways * depth
        yield Finding(timesteps.taken_at(case, row, *taken, *(index - whole for index in taken)), says)


RULE = Rule(
    name="part-of-the-states-unused", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Part of the recurrent layer has no say in the answer.", zh="循环层有一部分根本没参与作答。"),
    why=Text(en="h_n holds one state for each layer and direction: (layers * directions, batch, size). What is not "
                "taken gets no gradient and never learns; h_n[0] is the lowest layer, h_n[-1] of two directions the "
                "way back alone.",
             zh="h_n 里每层每个方向各有一个状态：(层数 * 方向数, 批, 大小)。没取到的部分得不到梯度，永远学不到东西；"
                "h_n[0] 是最底层，双向时 h_n[-1] 只是反方向。"),
    cure=Text(en="Take the top layer: h_n[-1]; of two directions torch.cat([h_n[-2], h_n[-1]], dim=1).",
              zh="取最上层：h_n[-1]；双向时用 torch.cat([h_n[-2], h_n[-1]], dim=1)。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.GRU.html",
    sick=SICK, cured=CURED, twins=(BOTH,), check=check,
)  # fmt: skip
