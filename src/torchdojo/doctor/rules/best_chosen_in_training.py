"""best-chosen-in-training: the training loss decides which model is the best; the validation score is only shown."""

from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.verdicts import by_training
from torchdojo.text import Text

PRINT = "    print(epoch, loss.item(), correct / 100)\n"
CHOICE = """\
    val_accuracy = correct / 50
    print(epoch, train_loss, val_accuracy)
    if train_loss < best:  # <- here
        best, state = train_loss, {name: value.clone() for name, value in model.state_dict().items()}
model.load_state_dict(state)
"""
CUT = "test_loader = DataLoader(TensorDataset(x_data[300:], y_data[300:]), batch_size=50)\n"
VALID = CUT.replace("test_loader", "val_loader").replace("[300:]", "[300:350]")
BASE = changed(
    CLASSIFIER, (CUT, VALID), ("in test_loader:", "in val_loader:"),
    ("for epoch in range(6):\n    model.train()\n", "best, state = 1e9, {}\nfor epoch in range(6):\n"
     "    model.train()\n    train_loss = 0.0\n"),
    ("        optimizer.step()\n", "        optimizer.step()\n        train_loss += loss.item() / 10\n"),
)  # fmt: skip
SICK = changed(BASE, (PRINT, CHOICE))
CURED = changed(
    BASE, (PRINT, CHOICE.replace("if train_loss < best:  # <- here", "if -val_accuracy < best:")
           .replace("best, state = train_loss", "best, state = -val_accuracy")),
)  # fmt: skip
NO_VALIDATION = changed(SICK, ("  # <- here", ""), ("in val_loader", "in train_loader"),
                        ("    val_accuracy = correct / 50\n", ""), (", val_accuracy)", ")"))  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """A record of the training loss keeps a model or stops; in the same loop a validation score is only shown."""
    for node, score, shown in by_training(flow_of(source)):
        says = Text(
            en=f"{score} decides which model is the best; {shown} is computed in the same loop and only shown.",
            zh=f"由 {score} 决定哪个模型最好；同一个循环里算了 {shown}，却只是打印或记录一下。",
        )
        yield Finding(source.place(node), says)


RULE = Rule(
    name="best-chosen-in-training", severity=Severity.WARNING, certainty=Certainty.FACT,
    what=Text(en="The training loss decides which model is the best.", zh="用训练损失来决定哪个模型最好。"),
    why=Text(en="The training loss goes on falling while the model learns its rows by heart: the best is nearly always "
                "the last, and early stopping never stops where it should.",
             zh="模型开始死记训练样本时，训练损失照样下降：“最好”的几乎总是最后一个，早停也不会在该停的地方停下来。"),
    cure=Text(en="Compare the validation score with the best so far.", zh="拿验证集上的得分和目前最好的比较。"),
    lecture=9, source="https://docs.pytorch.org/ignite/generated/ignite.handlers.early_stopping.EarlyStopping.html",
    sick=SICK, cured=CURED, twins=(NO_VALIDATION,), check=in_run(read), read=read,
)  # fmt: skip
