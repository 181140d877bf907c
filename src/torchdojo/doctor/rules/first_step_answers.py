"""first-step-answers: of a recurrent layer's output the first time step alone is used."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import timesteps
from torchdojo.text import Text

LAST = "        return self.out(states[:, -1])\n"
SICK = changed(SEQUENCES, (LAST, "        return self.out(states[:, 0])  # <- here\n"))
BOTH_WAYS = changed(  # the way back has seen the whole sequence at the first step
    SEQUENCES,
    (LAST, "        return self.out(states[:, 0])\n"),
    ("16, batch_first=True)", "16, batch_first=True, bidirectional=True)"),
    ("nn.Linear(16, 2)", "nn.Linear(32, 2)"),
)
COMPARED = changed(  # how far the state has come since the first step
    SEQUENCES, (LAST, "        return self.out(states[:, -1] - states[:, 0])\n")
)


def check(case: Case) -> Iterator[Finding]:
    """Every loss that a layer of one direction leads to takes step 0 of its output, and nothing else."""
    for layer, row in timesteps.only(case, 0):
        if row["ways"] == 1:
            says = Text(
                en=f"Of {row['steps']} steps of the {layer.cls} only the first is used; it has seen nothing else.",
                zh=f"{layer.cls} 输出了 {row['steps']} 步，却只用了第一步：它只看过 {row['steps']} 步里的 1 步。",
            )
            yield Finding(timesteps.taken_at(case, row, 0), says)


RULE = Rule(
    name="first-step-answers", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The answer is read at the first time step.", zh="答案是从第一个时间步读出来的。"),
    why=Text(en="A recurrent layer reads from left to right: at step 0 it has seen one element, and what comes later "
                "cannot reach the answer.",
             zh="循环层从左往右读：在第 0 步它只见过一个元素，后面的内容根本影响不到答案。"),
    cure=Text(en="Take the last step: out[:, -1] with batch_first=True, out[-1] without; or h_n[-1].",
              zh="取最后一步：batch_first=True 时用 out[:, -1]，否则用 out[-1]；也可以用 h_n[-1]。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.LSTM.html",
    sick=SICK, cured=SEQUENCES, twins=(BOTH_WAYS, COMPARED), check=check,
)  # fmt: skip
