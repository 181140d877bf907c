"""word-taken-for-padding: words are numbered from 0 on, and 0 is the number of the padding."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.clues.zeroth import numbered
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

WORDS = """\
words = ["good", "bad", "fine", "poor", "film", "plot"]
vocab = {{word: i for i, word in enumerate(words{0})}}{1}
lines = [[words[(3 * k + j * (k + 1)) % 6] for j in range(3 + k % 4)] for k in range(400)]
x_data = torch.zeros(400, 6).long()
for row, line in enumerate(lines):
    x_data[row, : len(line)] = torch.tensor([vocab[word] for word in line])
y_data = torch.tensor([line.count("good") for line in lines]).clamp(0, 2)
train_loader = DataLoader("""
READ = (
    "    nn.Linear(8, 32),\n",
    "    nn.Embedding(7, 8, padding_idx=0),\n    nn.Flatten(),\n    nn.Linear(48, 32),\n",
)
START = ("train_loader = DataLoader(", WORDS)
SICK = changed(CLASSIFIER, (START[0], START[1].format("", "  # <- here")), READ)
CURED = changed(CLASSIFIER, (START[0], START[1].format(", 1", "")), READ)
MARKED = changed(  # the padding has a place of its own in the list
    CLASSIFIER, (START[0], START[1].format("", "").replace('words = ["good"', 'words = ["<pad>", "good"')), READ,
    ("nn.Embedding(7", "nn.Embedding(8"),
)  # fmt: skip
SHARE = 0.1


def check(case: Case) -> Iterator[Finding]:
    """In a tenth of the rows or more the padding stands between words, and words are numbered from 0 on."""
    for layer in case.things("module"):
        between, rows = layer["inside"] or (0, 0)
        if not rows or between < SHARE * rows:
            continue
        for source in map(source_of, case.files):
            node = next(numbered(source), None)
            if node is not None:
                line = line_of(layer.where).line
                says = Text(
                    en=f"In {between} of {rows} rows number 0, padding_idx of line {line}, stands between words.",
                    zh=f"{rows} 行里有 {between} 行，词与词之间夹着 0，而第 {line} 行的 padding_idx 正是它。",
                )
                yield Finding(source.place(node), says)
                return


RULE = Rule(
    name="word-taken-for-padding", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A word has the number of the padding.", zh="有个词用了填充的编号。"),
    why=Text(en="The vector of padding_idx stays 0 and learns nothing: the word with this number cannot be told from "
                "nothing at all.",
             zh="padding_idx 的向量恒为 0，也不会学习：编号相同的那个词就等于不存在。"),
    cure=Text(en="Number words from 1 on: enumerate(words, 1), nn.Embedding(len(words) + 1, n, padding_idx=0).",
              zh="词从 1 开始编号：enumerate(words, 1)，nn.Embedding(len(words) + 1, n, padding_idx=0)。"),
    lecture=13, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.Embedding.html",
    sick=SICK, cured=CURED, twins=(MARKED,), check=check,
)  # fmt: skip
