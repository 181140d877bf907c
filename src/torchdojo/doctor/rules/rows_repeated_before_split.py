"""rows-repeated-before-split: a rare class is oversampled first, and split afterwards: copies stand on both sides."""

from collections.abc import Iterator

from torchdojo.doctor.clues.copying import copied, varied
from torchdojo.doctor.clues.parting import parted
from torchdojo.doctor.clues.partners import LABELS
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

TRAIN = "train_loader = DataLoader(TensorDataset(x_data[:300], y_data[:300])"
TEST = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:])"
MORE = """\
rare = (y_data == 2).nonzero().squeeze(1)
rows = torch.cat([torch.arange(400), rare[torch.randint(len(rare), (100,))]]){}
x_data, y_data = x_data[rows], y_data[rows]
order = torch.randperm(500)
x_data, y_data = x_data[order], y_data[order]
"""
SICK = changed(CLASSIFIER, (TRAIN, MORE.format("  # <- here") + TRAIN))
CURED = changed(
    CLASSIFIER,
    (
        TRAIN,
        "rare = (y_data[:300] == 2).nonzero().squeeze(1)\n"
        "rows = torch.cat([torch.arange(300), rare[torch.randint(len(rare), (100,))]])\n"
        "train_loader = DataLoader(TensorDataset(x_data[rows], y_data[rows])",
    ),
)
FEWER = changed(  # the other way round: of the frequent classes only some rows are kept, each once
    CLASSIFIER,
    (
        TRAIN,
        "rare, rest = (y_data == 2).nonzero().squeeze(1), (y_data < 2).nonzero().squeeze(1)\n"
        "rows = torch.cat([rare, rest, rest[:0]])\nx_data, y_data = x_data[rows], y_data[rows]\n" + TRAIN,
    ),
)


def read(source: Source) -> Iterator[Finding]:
    """Rows of an array are repeated, and the array is cut into training and test rows afterwards."""
    flow = flow_of(source)
    found = [(node, name, False) for node, name in copied(flow)]
    found += [(node, name, True) for node, name in varied(flow)]
    for node, name, other in found:
        repeated = {name for one, name, _ in found if one is node}
        if LABELS.search(name) or flow.loops(node) or not parted(flow, node, repeated):
            continue
        en = "each row and a variant of it" if other else "some of its rows several times"
        zh = "每一行都还有一个变体" if other else "有些行重复出现"
        says = Text(en=f"{name} holds {en} from here on, and is split afterwards.",
                    zh=f"从这里起，{name} 里{zh}，之后才划分。")  # fmt: skip
        yield Finding(source.place(node), says)
        return  # the labels that go with it


RULE = Rule(
    name="rows-repeated-before-split", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Rows are repeated before they are split.", zh="先把行复制了几份，之后才划分。"),
    why=Text(en="Copies or variants of one row stand in the training data and in the test data. The model has seen "
                "these answers: the score is too good.",
             zh="同一行的副本或变体，训练集里有，测试集里也有。答案模型早就见过，分数因此偏高。"),
    cure=Text(en="Split first, then oversample or augment the training rows alone; the test stays as it is.",
              zh="先划分，再只对训练行做过采样或增强；测试集保持原样。"),
    lecture=7, source="https://imbalanced-learn.org/stable/common_pitfalls.html#data-leakage",
    sick=SICK, cured=CURED, twins=(FEWER,), check=in_run(read), read=read,
)  # fmt: skip
