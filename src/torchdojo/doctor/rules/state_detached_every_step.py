"""state-detached-every-step: a recurrent network forgets, between two time steps, where its state came from."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.log import Place, Where
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

CUTTING = {"detach", "detach_", "data"}
STEPS = (
    "        states, _ = self.rnn(x)\n        return self.out(states[:, -1])\n",
    "        h = x.new_zeros(len(x), 16)\n        for t in range(x.shape[1]):\n"
    "            h = self.rnn(x[:, t], h)\n        return self.out(h)\n",
)
CURED = changed(SEQUENCES, STEPS, ("nn.GRU(5, 16, batch_first=True)", "nn.GRUCell(5, 16)"))
SICK = changed(CURED, ("self.rnn(x[:, t], h)\n", "self.rnn(x[:, t], h.detach())  # <- here\n"))
BEFORE = changed(CURED, ("        for t in", "        h = h.detach()\n        for t in"))


def cut(case: Case, where: Where) -> Place | None:
    """Return the line that detaches, in the loop over time around a layer's call or in a function on the way there."""
    around: list[tuple[Place, ast.AST | None]] = []
    for place in where:
        source = case.source(place)
        for loop in source.loops(place.line)[:1]:
            timely = isinstance(loop, ast.For) and words_of(loop.target) & words_of(
                source.statement(place.line)
            )
            return _detaching(case, [*around, (place, loop)]) if timely else None
        around.append((place, source.function(place.line)))
    return None


def _detaching(case: Case, around: list[tuple[Place, ast.AST | None]]) -> Place | None:
    plain = (ast.Assign, ast.Expr, ast.Return)
    for place, block in around:
        for node in ast.walk(block) if block is not None else ():
            if isinstance(node, plain) and words_of(node) & CUTTING:
                return case.source(place).place(node)
    return None


def check(case: Case) -> Iterator[Finding]:
    """Of all the calls of a layer in a loop over time backward() comes back to the last one alone."""
    repeated = case.events("repeated")
    for where in dict.fromkeys(event.where for event in repeated):
        mine = [event for event in repeated if event.where == where]
        sick = [event for event in mine if event["reached"] == 1 and event["last"]]
        place = cut(case, where) if len(sick) >= 2 and nearly_all(len(sick), len(mine)) else None
        if place is not None:
            n = sick[-1]["calls"]
            says = Text(
                en=f"Of {n} time steps backward() came back to the last one only.",
                zh=f"一共 {n} 个时间步，backward() 只回到了最后一步。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="state-detached-every-step", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The state is detached at every time step.", zh="每个时间步都把状态 detach 了。"),
    why=Text(en="What a network shall remember it learns from gradients that run back through time. Cut off at each "
                "step, it learns from the last input alone.",
             zh="要记住什么，是靠沿时间往回传的梯度学到的。每一步都断开，就只能从最后一个输入学习。"),
    cure=Text(en="Detach between two batches (after backward()), not between the steps of one sequence.",
              zh="在两个批次之间（backward() 之后）detach，不要在同一条序列的各步之间 detach。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.detach.html",
    sick=SICK, cured=CURED, twins=(BEFORE,), check=check,
)  # fmt: skip
