"""test-words-numbered-anew: the test data are read by a table of their own: its numbers mean other words."""

from collections.abc import Iterator

from torchdojo.doctor.clues.vocabularies import numbered_by_call, second_tables
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import torch
from torch import nn

torch.manual_seed(0)
train_texts = ["good film", "bad film", "fine plot", "dull plot"] * 20
test_texts = ["dull film", "good plot"] * 10
y_train, y_test = torch.tensor([1, 0, 1, 0] * 20), torch.tensor([0, 1] * 10)


def numbered(texts):
    return {word: n for n, word in enumerate(sorted({w for t in texts for w in t.split()}), 1)}


def encode(texts, table):
    return torch.tensor([[table.get(word, 0) for word in text.split()] for text in texts])


table = numbered(train_texts)
x_train = encode(train_texts, table)
x_test = encode(test_texts, table)
model = nn.Sequential(nn.EmbeddingBag(10, 8), nn.Linear(8, 2))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(40):
    loss = nn.functional.cross_entropy(model(x_train), y_train)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
with torch.no_grad():
    print(loss.item(), (model(x_test).argmax(1) == y_test).float().mean().item())
"""
SICK = CURED.replace("encode(test_texts, table)", "encode(test_texts, numbered(test_texts))  # <- here")
UNKNOWN = CURED.replace(  # which words of the test are new?
    "x_test = encode", "others = numbered(test_texts)\nprint(set(others) - set(table))\nx_test = encode"
)


def read(source: Source) -> Iterator[Finding]:
    """A function numbers the words of the training data, and once more those of the test data, which are read by it."""
    flow = flow_of(source)
    for call, name in (*second_tables(flow), *numbered_by_call(flow)):
        says = Text(
            en=f"{name} is read by numbers that were given to its own contents; training used other ones.",
            zh=f"{name} 用的是按它自己的内容重新编的号，和训练时的编号不是一回事。",
        )
        yield Finding(source.place(call), says)


RULE = Rule(
    name="test-words-numbered-anew", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The test data have a vocabulary of their own.", zh="测试数据另建了一份词表（编号表）。"),
    why=Text(en="Number 7 is one word in training and another in the test: the model looks up the wrong weights, and "
                "the score says nothing about it.",
             zh="同一个编号 7，训练时是一个词，测试时是另一个词：模型查到的是别的词的权重，得分什么也说明不了。"),
    cure=Text(en="Make the table of the training data once, and read both parts by it (transform(), not "
                 "fit_transform(), for the test).",
              zh="只用训练数据建一次表，训练和测试都用它（测试只 transform()，不要 fit_transform()）。"),
    lecture=13, source="https://scikit-learn.org/stable/common_pitfalls.html#inconsistent-preprocessing",
    sick=SICK, cured=CURED, twins=(UNKNOWN,), check=in_run(read), read=read,
)  # fmt: skip
