"""views-are-the-same: the two views of a contrastive loss are one and the same, number for number."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, most, nearly_always
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.viewing import SPEAKS_OF_VIEWS, made_once
from torchdojo.text import Text

CALL = "        outputs = model(inputs)\n        loss = criterion(outputs, labels)\n"
NOISY = "(inputs + 0.1 * torch.randn_like(inputs) for _ in range(2))"
VIEWS = f"        one, other = {NOISY}\n        a, b = model(one), model(other)\n"
LOSS = """\
        contrast = nn.functional.normalize(a, dim=1) @ nn.functional.normalize(b, dim=1).T / 0.2
        loss = criterion(contrast, torch.arange(len(contrast)))
"""
CURED = changed(
    CLASSIFIER,
    (CALL, VIEWS + LOSS),
    ("    nn.Dropout(0.1),\n    nn.Linear(32, 3)", "    nn.Linear(32, 8)"),
)
SICK = changed(CURED, (NOISY, "inputs, inputs  # <- here"))
BY_DROPOUT = changed(
    SICK, ("    nn.Linear(32, 8)", "    nn.Dropout(0.1),\n    nn.Linear(32, 8)"), ("  # <- here", "")
)
LOOKS = 3


def check(case: Case) -> Iterator[Finding]:
    """A model answers the same twice before nearly every backward(), meets no labels, and the code speaks of views."""
    text = "\n".join(line for file in case.files for line in source_of(file).lines)
    named = {e.tick for e in case.losses if e["call"] and not e["target"]["dtype"].startswith("float")}
    if not SPEAKS_OF_VIEWS.search(text):
        return
    events = case.events("double")
    for model in {event["model"]: None for event in events}:
        whole = [event for event in events if event["model"] == model]
        twice = [event for event in whole if event["how"] and event.tick not in named]
        if len({event.tick for event in twice}) >= LOOKS and nearly_always(twice, whole):
            says = Text(en="Both answers are the same, number for number: the views do not differ, nor does dropout "
                           "make a difference.",
                        zh="两个视图的编码逐个数字都相同：视图之间没有差别，也没有 dropout 造成差别。")  # fmt: skip
            place = most(twice)
            yield Finding(made_once(case, place) or place, says)
            return


RULE = Rule(
    name="views-are-the-same", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The two views of each sample are the same.", zh="同一个样本的两个视图一模一样。"),
    why=Text(en="Two equal codes are as much alike as can be, whatever the network does. The pairs teach it nothing: "
                "no change that should not matter is ever seen.",
             zh="两个相同的编码天生就最相似，网络怎么编都一样。正样本对什么也教不了："
                "它从没见过那些本该忽略的变化。"),
    cure=Text(en="Draw the augmentation for each view: v1, v2 = augment(x), augment(x).",
              zh="每个视图各做一次随机增强：v1, v2 = augment(x), augment(x)。"),
    lecture=8, source="https://arxiv.org/abs/2002.05709",
    sick=SICK, cured=CURED, twins=(BY_DROPOUT,), check=check,
)  # fmt: skip
