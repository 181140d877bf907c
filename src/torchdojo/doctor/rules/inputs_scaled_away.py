"""inputs-scaled-away: pixels divided by 255 twice, or other inputs of which next to nothing is left."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, nearly_all
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces import darkening, progress, sameness
from torchdojo.doctor.traces.origins import origin
from torchdojo.text import Text

LABELS = "y_data = (x_data[:, 0] + x_data[:, 1] > 0).long() + (x_data[:, 2] > 0.5).long()\n"
PIXELS = f"{LABELS}x_data = ((x_data + 2) * 64).round().clamp(0, 255) / 255\n"
SICK = changed(CLASSIFIER, (LABELS, f"{PIXELS}x_data = x_data / 255  # <- here\n"))
CURED = changed(CLASSIFIER, (LABELS, PIXELS))
NORMALISED = changed(
    CLASSIFIER,
    (LABELS, f"{PIXELS}x_data = x_data / 255\n"),
    ("    nn.Linear(8, 32),\n", "    nn.BatchNorm1d(8),\n    nn.Linear(8, 32),\n"),
)
TWICE = 1 / 255  # the largest pixel after two divisions
NARROW = 0.02


def check(case: Case) -> Iterator[Finding]:
    """The largest number is 1/255; or all lie within a fiftieth, and the loss stayed at that of an ignorant model.

    Or what lies between 0 and 1 already is divided by 255 in the model itself.
    """
    calls = [(call, first) for call, first in sameness.learned(case) if call["spread"] and first is not None]
    spreads = [call["spread"] for call, first in calls if not first["scaling"] and first["spread"]]
    course = progress.course(case)
    twice = [s for s in spreads if abs(s["max"] - TWICE) < 1e-6 and s["min"] >= 0]
    narrow = [s for s in spreads if 0 < s["max"] - s["min"] < NARROW and max(s["max"], -s["min"]) < 3]
    lost = course is not None and course[1] > 0.8 * course[2]
    sick = twice if nearly_all(len(twice), len(calls)) else narrow if lost else []
    if len(sick) >= sameness.FEW and nearly_all(len(sick), len(calls)):
        says = Text(
            en=f"Inputs go from {sick[0]['min']:.4g} to {sick[0]['max']:.4g}.",
            zh=f"输入只在 {sick[0]['min']:.4g} 到 {sick[0]['max']:.4g} 之间。",
        )
        yield Finding(origin(case, calls[0][0]), says)
    again = [first for call, first in calls if darkening.inside(call, first)]
    if len(again) >= sameness.FEW and nearly_all(len(again), len(calls)):
        largest = again[0]["spread"]["max"]
        yield Finding(darkening.dividing(case, again[0]), Text(
            en=f"The first layer is given numbers up to {largest:.4g}: those from 0 to 1 are divided by 255 again.",
            zh=f"第一层拿到的数最大只有 {largest:.4g}：已经在 0 到 1 之间的数又除了一次 255。",
        ))  # fmt: skip


RULE = Rule(
    name="inputs-scaled-away", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The inputs were scaled down to next to nothing.", zh="输入被缩得几乎什么都不剩。"),
    why=Text(en="Pixels that were divided by 255 already (ToTensor does so) are divided again. A layer adds up tiny "
                "numbers and its bias drowns them; the gradients of its weights are as tiny.",
             zh="像素已经除过 255（ToTensor 会做这件事），又除了一次。这么小的数加起来还不如偏置大，"
                "权重的梯度也同样小。"),
    cure=Text(en="Scale once: the numbers that the first layer gets should lie around 0 with a deviation of about 1.",
              zh="只缩放一次：第一层拿到的数应该在 0 附近，标准差大约是 1。"),
    lecture=7, source="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.ToTensor.html",
    sick=SICK, cured=CURED, twins=(NORMALISED,), check=check,
)  # fmt: skip
