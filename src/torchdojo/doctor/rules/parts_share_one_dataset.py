"""parts-share-one-dataset: what is switched for one part of a split is switched for the other part too."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.clues.parts import fellows, own_copies, set_for, switched, taking_turns
from torchdojo.doctor.clues.scaling import TRAIN
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.text import Text

LOADERS = CLASSIFIER[CLASSIFIER.index("train_loader = ") : CLASSIFIER.index("\nmodel =")]
ROWS = """\
class Rows(torch.utils.data.Dataset):
    noisy = True

    def __len__(self):
        return 400

    def __getitem__(self, i):
        return x_data[i] + 0.1 * self.noisy * torch.randn(8), y_data[i]


"""
SPLIT = "rows = Rows()\nfit, held = torch.utils.data.random_split(rows, [300, 100])\n"
DELIVER = "train_loader = DataLoader(fit, batch_size=30, shuffle=True)\ntest_loader = DataLoader(held, batch_size=50)\n"
SICK = changed(CLASSIFIER, (LOADERS, f"{ROWS}{SPLIT}held.dataset.noisy = False  # <- here\n{DELIVER}"))
CURED = changed(
    CLASSIFIER,
    (
        LOADERS,
        f"{ROWS}import copy\n{SPLIT}held.dataset = copy.copy(rows)\nheld.dataset.noisy = False\n{DELIVER}",
    ),
)
IN_TURN = changed(  # switched on and off again in every epoch
    CLASSIFIER,
    (LOADERS, f"{ROWS}{SPLIT}{DELIVER}"),
    ("    model.train()\n", "    model.train()\n    fit.dataset.noisy = True\n"),
    ("    model.eval()\n", "    model.eval()\n    held.dataset.noisy = False\n"),
)


def check(case: Case) -> Iterator[Finding]:
    """The data set of a part gets another attribute, outside of any loop, and another part has the same data set."""
    for flow in (flow_of(source_of(file)) for file in case.files):
        for node, part, name in switched(flow):
            others = fellows(flow, part)
            meant = not TRAIN.search(part) or "aug" in ast.unparse(node) or name in set_for(flow, others)
            if others and meant and not own_copies(flow, {part, *others}) and not taking_turns(flow, name):
                says = Text(en=f"{part}.dataset is also {min(others)}.dataset: {name} changes for both.",
                            zh=f"{part}.dataset 就是 {min(others)}.dataset：{name} 两边一起变。")  # fmt: skip
                yield Finding(flow.source.place(node), says)


RULE = Rule(
    name="parts-share-one-dataset", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The parts of a split share one data set.", zh="划分出的两部分共用同一个数据集。"),
    why=Text(en="random_split and Subset keep indices only. What is set on part.dataset holds for all parts: "
                "switching augmentation off for the test switches it off for training.",
             zh="random_split 和 Subset 只保存下标。设在 part.dataset 上的东西对所有部分都生效："
                "给测试关掉数据增强，训练的也关掉了。"),
    cure=Text(en="Make two data sets over the same rows, one for each purpose, and cut each with its own indices.",
              zh="对同样的行建两个数据集对象，各管一头，再各自用 Subset 取自己的下标。"),
    lecture=7, source="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.Subset",
    sick=SICK, cured=CURED, twins=(IN_TURN,), check=check,
)  # fmt: skip
