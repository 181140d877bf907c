"""answer-read-after-padding: of sequences that are padded at the end the last column is read."""

import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import SEQUENCES, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import timesteps
from torchdojo.text import Text

DATA = "y_data = (x_data[:, 0, -1] > 0).long()\n"
PADDED = f"""\
{DATA}lengths = torch.randint(3, 13, (60,))
y_data = (x_data[torch.arange(60), 0, lengths - 1] > 0).long()
x_data = x_data.transpose(1, 2)
x_data[torch.arange(12) >= lengths[:, None]] = 0.0  # padding
"""
LAST = "        return self.out(states[:, -1])\n"
OWN = "        return self.out(states[torch.arange(len(x)), lengths - 1])\n"
TURN = ("        x = x.transpose(1, 2)\n", "")
SICK = changed(SEQUENCES, (DATA, PADDED), TURN, (LAST, LAST.replace("\n", "  # <- here\n")))
CURED = changed(SEQUENCES, (DATA, PADDED), TURN, (LAST, OWN))
BEFORE = "x_data[:, :, :6] *= torch.arange(6) >= torch.randint(0, 6, (60, 1, 1))  # padding\n"
LEFT = changed(SEQUENCES, (DATA, DATA + BEFORE))  # what is read last is real
ROWS, STEPS = 0.3, 0.1  # so many rows end in padding, so much of all steps is padding
PADDING = re.compile(r"pad|\b(\w+_)?(lens|lengths)\b|填充|补齐|补零|补长", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding]:
    """A layer reads padded rows unpacked, and every loss takes the last step of its output, and nothing else."""
    for layer, row in timesteps.only(case, -1):
        looked = [e for e in case.events("ordered") if e["layer"] == layer.number and e["looked"]]
        tails = [(e["tail"], e["shape"]) for e in looked if e["tail"]]
        sick = [t for t, (a, b, _) in tails if t[0] >= ROWS * t[1] and t[2] >= STEPS * a * b]
        place = timesteps.taken_at(case, row, -1)
        named = PADDING.search("\n".join(case.source(place).lines))  # zeros at the end may be silence
        if named and len(sick) > 1 and nearly_all(len(sick), len(looked)):
            ends, rows, filled = sick[-1]
            says = Text(
                en=f"{ends} of {rows} rows end in padding, {filled / ends:.1f} steps on average: there the last column "
                f"is what the {layer.cls} made of padding.",
                zh=f"{rows} 行里有 {ends} 行以填充结尾，平均 {filled / ends:.1f} 步："
                f"这些行的最后一列，是 {layer.cls} 读完填充之后的状态。",
            )
            yield Finding(place, says)


RULE = Rule(
    name="answer-read-after-padding", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The last column of padded sequences is read.", zh="读的是填充序列的最后一列。"),
    why=Text(en="The layer walks on over the padding, and must carry what it has read through all of it; how far "
                "depends on the longest row of the batch, not on the row itself.",
             zh="循环层会继续走过填充的部分，读到的内容要一路带到最后才能用；"
                "走多远取决于这一批里最长的那一行，而不是它自己。"),
    cure=Text(en="Give it pack_padded_sequence(x, lengths, ...) and take h_n[-1], or read each row at its own end: "
                 "out[torch.arange(n), lengths - 1].",
              zh="用 pack_padded_sequence(x, lengths, ...) 再取 h_n[-1]，或者在每一行自己的末尾读："
                 "out[torch.arange(n), lengths - 1]。"),
    lecture=11, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.rnn.pack_padded_sequence.html",
    sick=SICK, cured=CURED, twins=(LEFT,), check=check,
)  # fmt: skip
