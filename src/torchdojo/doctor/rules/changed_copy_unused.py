"""changed-copy-unused: data are masked, scaled or augmented under a new name, and the model is given the old one."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY, REGRESSION, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.unused import unused
from torchdojo.text import Text

SPLIT = "x_train, y_train, x_test, y_test = x_data[:200], y_data[:200], x_data[200:], y_data[200:]\n"
ASKED = "    y_pred = model(x_train).squeeze(1)\n"
COPY = "    noisy = x_train + 0.05 * torch.randn_like(x_train)"
SICK = changed(REGRESSION, (ASKED, f"{COPY}  # <- here\n{ASKED}"))
CURED = changed(REGRESSION, (ASKED, f"{COPY}\n    y_pred = model(noisy).squeeze(1)\n"))
SHOWN = changed(  # it is looked at
    REGRESSION, (SPLIT, f"scaled = (x_data - x_data.mean(0)) / x_data.std(0)\nprint(scaled[:3])\n{SPLIT}")
)
IN_PLACE = changed(
    REGRESSION,
    (SPLIT, "def masked(x):\n    x[:, 2] = 0\n    return x\n\n\nx_masked = masked(x_data)\n" + SPLIT),
)
OTHER = changed(
    BINARY, ("model = Net()\n", "mean = x_data.mean(0)\nflat_norm = x_data.norm()\nmodel = Net()\n")
)


def check(case: Case) -> Iterator[Finding]:
    """A changed copy has a name that is read nowhere, and what it was made of goes to the model unchanged."""
    for source, statement, name, plain in unused(case):
        says = Text(
            en=f"Nobody reads “{name}”: what goes on is “{plain}”, unchanged.",
            zh=f"“{name}” 算出来就没有人用：往下走的还是原来的 “{plain}”。",
        )
        yield Finding(source.place(statement), says)


RULE = Rule(
    name="changed-copy-unused", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="A changed copy of the data is never used.", zh="改过的那份数据没有人用。"),
    why=Text(en="Masking, scaling and augmenting return a new tensor. If the old name goes to the model, it learns "
                "from data that were never masked, scaled or augmented, and nothing fails.",
             zh="遮盖、缩放、增强都会返回一个新张量。要是送进模型的还是旧名字，模型学的就是没遮过、没缩放过、没增强过的数据，"
                "而且什么错也不报。"),
    cure=Text(en="Give the model the copy: model(masked); or write back under the same name: x = (x - mean) / std.",
              zh="把改过的那份送进模型：model(masked)；或者沿用同一个名字：x = (x - mean) / std。"),
    lecture=2, source="https://docs.pytorch.org/docs/stable/generated/torch.Tensor.masked_fill.html",
    sick=SICK, cured=CURED, twins=(SHOWN, IN_PLACE, OTHER), check=check,
)  # fmt: skip
