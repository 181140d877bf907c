"""used-up-iterator: zip, map, iter and generators deliver once; from the second epoch on the loop is empty."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.clues import drained, iterating
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of, line_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CUT = "batches = list(zip(x_data[:300].split(30), y_data[:300].split(30)))\n\nfor epoch in range(6):\n"
USED = ("in train_loader:", "in batches:")
CURED = changed(CLASSIFIER, ("\nfor epoch in range(6):\n", CUT), USED)
SICK = changed(CURED, ("list(zip(x_data[:300].split(30), y_data[:300].split(30)))\n",
                       "zip(x_data[:300].split(30), y_data[:300].split(30))  # <- here\n"))  # fmt: skip
AFRESH = changed(
    CLASSIFIER,
    ("    model.train()\n", "    model.train()\n    batches = enumerate(train_loader)\n"),
    ("for inputs, labels in train_loader:", "for _, (inputs, labels) in batches:"),
)
ENDLESS = changed(
    CLASSIFIER,
    ("import torch\n", "import itertools\n\nimport torch\n"),
    ("model = nn", "batches = iter(itertools.cycle(train_loader))\nmodel = nn"),
    ("for inputs, labels in train_loader:", "for step, (inputs, labels) in enumerate(batches):"),
    ("        optimizer.step()\n", "        optimizer.step()\n        if step == 9:\n            break\n"),
)


def read(source: Source) -> Iterator[Finding]:
    """An iterator is made once, and a loop runs over it that itself runs again."""
    flow = flow_of(source)
    named = [(made, iterating.second_use(flow, made)) for made in iterating.one_shots(flow)]
    for made, again in (*named, *drained.by_next(flow), *drained.in_objects(flow)):
        if again is not None:
            kind = ast.unparse(made.value).split("(")[0] if isinstance(made.value, ast.Call) else "generator"
            there = line_of(again)
            says = Text(
                en=f"{kind} is called once here, and its result is run over again and again at line {there}: "
                "only the first time finds anything.",
                zh=f"这里的 {kind} 只造了一次，第 {there} 行却要反复遍历它：只有第一遍有数据。",
            )
            yield Finding(source.place(made.node), says)


RULE = Rule(
    name="used-up-iterator",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(
        en="A loop over an iterator that is already used up does nothing.",
        zh="循环遍历的是一个已经用完的迭代器，循环体一次也不执行。",
    ),
    why=Text(
        en="zip, map, filter, iter and generators hand out each element once. The second epoch finds them empty, "
        "without any error: the model is trained for one epoch only.",
        zh="zip、map、filter、iter 和生成器里的元素只能取一遍。到第二个 epoch 已经空了，也不报错："
        "模型其实只训练了一个 epoch。",
    ),
    cure=Text(
        en="Make it anew in every epoch, or keep a list: list(zip(...)).",
        zh="每个 epoch 重新造一个，或者存成列表：list(zip(...))。",
    ),
    lecture=7,
    source="https://docs.python.org/3/glossary.html#term-iterator",
    sick=SICK,
    cured=CURED,
    twins=(AFRESH, ENDLESS),
    check=in_run(read),
    read=read,
)
