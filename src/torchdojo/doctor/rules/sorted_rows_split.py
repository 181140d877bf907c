"""sorted-rows-split: rows stand class after class and are cut at one place: the test holds classes never learned."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.blocks import cut_in_blocks
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.runs import BINARY
from torchdojo.text import Text

TRAIN = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300])"
TEST = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:])"
BLOCKS = """\
y_data = torch.cat([torch.zeros(150), torch.ones(130), 2 * torch.ones(120)]).long()
x_data = x_data + y_data.unsqueeze(1)
{}x_train, y_train = x_data[:300], y_data[:300]{}
x_test, y_test = x_data[300:], y_data[300:]
"""
PARTS = ((TRAIN, "{}" + TRAIN.replace("x_data[:300], y_data[:300]", "x_train, y_train")),
         (TEST, TEST.replace("x_data[300:], y_data[300:]", "x_test, y_test")))  # fmt: skip
MIXING = "order = torch.randperm(400)\nx_data, y_data = x_data[order], y_data[order]\n"
SICK = changed(CLASSIFIER, *PARTS).replace("{}", BLOCKS.format("", "  # <- here"), 1)
CURED = changed(CLASSIFIER, *PARTS).replace("{}", BLOCKS.format(MIXING, ""), 1)


def check(case: Case) -> Iterator[Finding]:
    """A classifier learns the head of labels that stand class after class, never shuffled; the tail is its test."""
    classes = case.learned_losses("cross_entropy", "nll_loss", *BINARY)
    for source in map(source_of, case.files) if classes else ():
        for node, name in list(cut_in_blocks(flow_of(source)))[:1]:
            says = Text(en=f"{name} stands class after class; its head is learned, its tail is the test.",
                        zh=f"{name} 是一类接一类排的；前一段拿来训练，后一段拿来测试。")  # fmt: skip
            yield Finding(source.place(node), says)


RULE = Rule(
    name="sorted-rows-split", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Rows sorted by class are split without shuffling.", zh="按类别排好的行没打乱就划分了。"),
    why=Text(en="The last class is nearly all test, the first ones are nearly all training: the model is asked for "
                "what it never saw, and the score says nothing.",
             zh="最后一类几乎全在测试集，前面几类几乎全在训练集：考的是没学过的东西，分数说明不了什么。"),
    cure=Text(en="Shuffle inputs and labels by one order before the split, or split each class in the same ratio.",
              zh="划分之前，用同一个顺序把输入和标签一起打乱，或者每一类按同样的比例划分。"),
    lecture=7, source="https://scikit-learn.org/stable/modules/cross_validation.html#a-note-on-shuffling",
    sick=SICK, cured=CURED, check=check,
)  # fmt: skip
