"""fewer-weights-than-rows: a WeightedRandomSampler draws only from the first rows."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.text import Text

LOADER = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300]), batch_size=30, shuffle=True)\n"
DRAWN = "batch_size=30, sampler=sampler"
CLASSES = "weights = 1 / torch.bincount(y_data[:300]).float()\n"
SAMPLER = "sampler = torch.utils.data.WeightedRandomSampler({}, 300)"
SICK = changed(CLASSIFIER, (LOADER, f"{CLASSES}{SAMPLER.format('weights')}  # <- here\n"
                            + LOADER.replace("batch_size=30, shuffle=True", DRAWN)))  # fmt: skip
CURED = changed(CLASSIFIER, (LOADER, f"{CLASSES}{SAMPLER.format('weights[y_data[:300]]')}\n"
                             + LOADER.replace("batch_size=30, shuffle=True", DRAWN)))  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """A loader's sampler has fewer weights than its data set has rows."""
    for loader in case.things("loader"):
        weights, rows = loader["weights"], loader["rows"]
        if weights is not None and rows is not None and weights < rows:
            place = line_of(loader.where)
            line = case.source(place).nearest_above(place.line, {"WeightedRandomSampler"})
            says = Text(
                en=f"{weights} weights for {rows} rows: only the first {weights} rows can ever be drawn.",
                zh=f"{rows} 行数据只有 {weights} 个权重：能抽到的永远只有最前面 {weights} 行。",
            )
            yield Finding(Place(place.file, line or place.line, place.function), says)


RULE = Rule(
    name="fewer-weights-than-rows", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="WeightedRandomSampler has fewer weights than there are rows.",
              zh="WeightedRandomSampler 的权重比数据的行数少。"),
    why=Text(en="It wants one weight for each row, and draws row numbers below the number of weights. With one weight "
                "for each class, training sees a handful of rows again and again.",
             zh="它要的是每行一个权重，抽出的行号不会超过权重的个数。要是每个类别才给一个权重，训练时翻来覆去就只有那几行。"),
    cure=Text(en="Give each row the weight of its class: class_weights[labels].",
              zh="给每一行配上它那个类别的权重：class_weights[labels]。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.WeightedRandomSampler",
    sick=SICK, cured=CURED, check=check,
)  # fmt: skip
