"""shuffled-answers-compared: answers gathered from a loader that shuffles meet labels that stand in their own order."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.passes import out_of_order
from torchdojo.text import Text

TEST = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)\n"
SHUFFLED = TEST.replace("=50)", "=50, shuffle=True)")
LAST = "    print(epoch, loss.item(), correct / 100)\n"
END = f"""{LAST}
y_test = y_data[300:]
answers, labels = [], []
with torch.no_grad():
    for inputs, known in test_loader:
        answers.append(model(inputs).argmax(dim=1))
        labels.append(known)
print((torch.cat(answers) == y_test).float().mean().item())
"""
SICK = changed(CLASSIFIER, (TEST, f"{SHUFFLED[:-1]}  # <- here\n"), (LAST, END))
CURED = changed(CLASSIFIER, (LAST, END))
TOGETHER = changed(CLASSIFIER, (TEST, SHUFFLED), (LAST, END.replace("== y_test", "== torch.cat(labels)")))


def check(case: Case) -> Iterator[Finding]:
    """Two things are compared row by row; one was gathered from a loader that shuffles, the other stands otherwise."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for where, line in out_of_order(case, flow):
            says = Text(
                en=f"What is gathered here in a shuffled order is compared at line {line} with rows in another one.",
                zh=f"这里的顺序是打乱的；从它收集来的结果，第 {line} 行却拿去和另一种顺序的行逐个比较。",
            )
            yield Finding(where, says)


RULE = Rule(
    name="shuffled-answers-compared", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Answers in a shuffled order are compared with labels in their own.",
              zh="打乱顺序的预测，和按原来顺序排的标签逐个比较。"),
    why=Text(en="A loader with shuffle=True delivers the rows in a new order in each pass. Each answer meets the label "
                "of some other row, and the score is that of guessing.",
             zh="shuffle=True 的 loader 每一遍都换一个顺序。每个预测对上的都是别的样本的标签，分数和瞎猜一样。"),
    cure=Text(en="Use shuffle=False to examine, or gather the labels in the same loop as the answers.",
              zh="评估时用 shuffle=False，或者在同一个循环里把标签和预测一起收集。"),
    lecture=9, source="https://docs.pytorch.org/docs/stable/data.html#torch.utils.data.DataLoader",
    sick=SICK, cured=CURED, twins=(TOGETHER,), check=check,
)  # fmt: skip
