"""left-after-first-batch: a return or break inside the loop ends it after one batch, though sums are kept in it."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches, departing
from torchdojo.text import Text

EVAL = CLASSIFIER[CLASSIFIER.index("    model.eval()") :]
HEAD = "for epoch in range(6):\n"
TEST = """\
def accuracy(loader):
    model.eval()
    correct = 0
    with torch.no_grad():
        for inputs, labels in loader:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
{}return correct / len(loader.dataset)


"""
PRINT = "    print(epoch, loss.item(), accuracy(test_loader))\n"
SICK = changed(
    CLASSIFIER, (HEAD, TEST.format(" " * 12).replace("set)\n", "set)  # <- here\n") + HEAD), (EVAL, PRINT)
)
CURED = changed(CLASSIFIER, (HEAD, TEST.format("    ") + HEAD), (EVAL, PRINT))
ONE_IS_ENOUGH = changed(
    CLASSIFIER,
    (
        HEAD,
        "shapes = []\nfor inputs, labels in train_loader:\n    shapes.append(inputs.shape)\n    break\n"
        + HEAD,
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Each round of a loop over a loader with several batches adds to a sum and leaves the loop."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for loop in (n for n in ast.walk(flow.tree) if isinstance(n, ast.For)):
            end = departing.leaving(loop)
            known = (
                batches.loaders(case, file, loop)
                if end is not None and departing.works(case, flow, loop, end)
                else []
            )
            rows = [x["rows"] for x in known if (x["rows"] or 0) > (x["batch_size"] or 0) > 0]
            if end is not None and rows:
                says = Text(en=f"The loop over {max(rows)} rows ends here in its first round.",
                            zh=f"要遍历 {max(rows)} 行的循环，在第一轮就从这里离开了。")  # fmt: skip
                yield Finding(flow.source.place(end), says)


RULE = Rule(
    name="left-after-first-batch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A loop over the batches is left after the first.", zh="遍历批次的循环，第一批之后就离开了。"),
    why=Text(en="The return (or break) is indented into the loop. What is added up covers one batch; all others are "
                "never seen.",
             zh="return（或 break）缩进到了循环里面。累加到的只有第一批，其余的批次根本没看到。"),
    cure=Text(en="Move it out of the loop, one level to the left.", zh="把它移到循环外面：往左缩进一级。"),
    lecture=9, source="https://docs.python.org/3/tutorial/controlflow.html",
    sick=SICK, cured=CURED, twins=(ONE_IS_ENOUGH,), check=check,
)  # fmt: skip
