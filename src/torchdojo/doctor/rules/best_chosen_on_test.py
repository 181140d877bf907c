"""best-chosen-on-test: the best epoch is chosen on test data, while the validation data lie idle."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.examinations import unused
from torchdojo.text import Text

TEST = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)\n"
VALID = TEST.replace("test_loader", "val_loader").replace("[300:]", "[300:350]") + TEST.replace(
    "[300:]", "[350:]"
)
PRINT = "    print(epoch, loss.item(), correct / 100)\n"
CHOICE = """\
    test_accuracy = correct / 50
    if test_accuracy > best:  # <- here
        best, state = test_accuracy, {name: value.clone() for name, value in model.state_dict().items()}
print(best, len(state))
"""
START = ("for epoch in range(6):\n", "best, state = 0.0, {}\nfor epoch in range(6):\n")
SICK = changed(CLASSIFIER, (TEST, VALID), START, (PRINT, CHOICE))
CURED = changed(
    CLASSIFIER, (TEST, VALID), START, ("in test_loader:", "in val_loader:"),
    (PRINT, CHOICE.replace("test_acc", "val_acc").replace("  # <- here", "")),
)  # fmt: skip
NO_VALIDATION = changed(
    CLASSIFIER, START, (PRINT, CHOICE.replace("  # <- here", "").replace("/ 50", "/ 100"))
)
EXAMINED = re.compile(r"(^|_)test(_|$)", re.IGNORECASE)
BEST = re.compile(r"best|min_|max_|lowest|highest|patience", re.IGNORECASE)
VALUES = {"max", "min", "topk", "sort", "device"}  # val, place = scores.max(1); dev = torch.device("cpu")
KEPT = re.compile(r"(^|_)(val|valid|validation|dev)(_|$)", re.IGNORECASE)


def read(source: Source) -> Iterator[Finding]:
    """In a loop, a test score is compared with the best so far; validation data are made, and never used."""
    flow = flow_of(source)
    idle = {name for name in unused(flow.tree) if KEPT.search(name) and not BEST.search(name)}
    idle -= {name for name in idle if any(called(value) in VALUES for _, value in flow.bindings(name))}
    for node in (n for n in ast.walk(flow.tree) if idle and isinstance(n, ast.If) and flow.loops(n)):
        match node.test:
            case ast.Compare(
                left=left, ops=[ast.Gt() | ast.Lt() | ast.GtE() | ast.LtE()], comparators=[right]
            ):
                words = [text(left), text(right)]
                tested = [w for w in words if EXAMINED.search(w) and not BEST.search(w)]
                if tested and any(BEST.search(w) for w in words):
                    says = Text(
                        en=f"{tested[0]} decides which epoch is the best; {', '.join(sorted(idle))} is made "
                        "and never used.",
                        zh=f"由 {tested[0]} 决定哪个 epoch 最好；{'、'.join(sorted(idle))} 造好了却从没用过。",
                    )
                    yield Finding(source.place(node), says)


def check(case: Case) -> Iterator[Finding]:
    """The text says so."""
    yield from in_run(read)(case)


RULE = Rule(
    name="best-chosen-on-test", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The best model is chosen by its test score.", zh="用测试得分来挑最好的模型。"),
    why=Text(en="The best of many scores is partly luck. Chosen on the test data, that luck stays in the score "
                "you report.",
             zh="许多得分里最高的那个，有一部分是运气。在测试集上挑，这份运气就留在了你报告的分数里。"),
    cure=Text(en="Choose on the validation data, and ask the test data once, at the very end.",
              zh="在验证集上挑，测试集只在最后用一次。"),
    lecture=9, source="https://scikit-learn.org/stable/modules/cross_validation.html",
    sick=SICK, cured=CURED, twins=(NO_VALIDATION,), check=check, read=read,
)  # fmt: skip
