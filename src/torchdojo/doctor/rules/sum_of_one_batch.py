"""sum-of-one-batch: what is divided by the number of batches or rows holds one batch only."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches
from torchdojo.doctor.traces.single import singles
from torchdojo.text import Text

COUNT = "            correct += (model(inputs).argmax(dim=1) == labels).sum().item()\n"
BEGIN = "    correct = 0\n"
PRINT = "    print(epoch, loss.item(), correct / 100)\n"
OVER = (PRINT, PRINT.replace("100", "len(test_loader.dataset)"))
SICK = changed(CLASSIFIER, (BEGIN, ""), (COUNT, f"            correct = 0  # <- here\n{COUNT}"), OVER)
CURED = changed(CLASSIFIER, OVER)
OF_TERMS = changed(  # a loss of several terms is begun in each batch
    CLASSIFIER,
    (
        "        loss = criterion(outputs, labels)\n",
        "        loss = 0\n        loss += criterion(outputs, labels)\n",
    ),
    ("        loss.backward()\n", "        loss += 1e-4 * model[0].weight.norm()\n        loss.backward()\n"),
    (PRINT, PRINT.replace("loss.item()", "loss.item() / len(train_loader)")),
)


def check(case: Case) -> Iterator[Finding]:
    """A sum is begun in each round of a loop over several batches, or grows behind it, and is divided by its length."""
    for file in case.files:
        flow = flow_of(source_of(file))
        for one in singles(flow):
            rows = [
                x["rows"]
                for x in batches.loaders(case, file, one.loop)
                if (x["rows"] or 0) > (x["batch_size"] or 0) > 0
            ]
            if rows and one.begun_inside:
                says = Text(en=f"{one.key} is set back to 0 in every batch of {max(rows)} rows.",
                            zh=f"{max(rows)} 行的每一批里，{one.key} 都被清零一次。")  # fmt: skip
                yield Finding(flow.source.place(one.node), says)
            elif rows:
                says = Text(en=f"{one.key} grows here once, behind the loop over {max(rows)} rows, by its last batch.",
                            zh=f"遍历完 {max(rows)} 行之后，{one.key} 才在这里加了一次，加的是最后一批。")  # fmt: skip
                yield Finding(flow.source.place(one.node), says)


RULE = Rule(
    name="sum-of-one-batch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="A sum over the batches holds only one of them.", zh="各批的总和里，其实只有一批。"),
    why=Text(en="It is begun anew in each batch, or added to behind the loop. Divided by all of them it looks many "
                "times too small.",
             zh="它在每一批里都重新从 0 开始，或者循环结束后才加了一次。再除以总数，结果小了许多倍。"),
    cure=Text(en="Set it to 0 before the loop, and add to it inside.", zh="在循环之前设成 0，在循环里面累加。"),
    lecture=9, source="https://docs.pytorch.org/tutorials/beginner/basics/optimization_tutorial.html",
    sick=SICK, cured=CURED, twins=(OF_TERMS,), check=check,
)  # fmt: skip
