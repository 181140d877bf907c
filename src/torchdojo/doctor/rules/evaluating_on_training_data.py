"""evaluating-on-training-data: what is called a test runs over the training rows."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import CLASSIFIER, REGRESSION, changed
from torchdojo.doctor.flow import flow_of, parameters, text
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.examinations import Examination, called_so, examinations, idle, names_test
from torchdojo.text import Text

LOOP = "        for inputs, labels in test_loader:\n"
PRINT = "    print(epoch, loss.item(), correct / 100)\n"
SICK = changed(
    CLASSIFIER,
    (LOOP, "        for inputs, labels in train_loader:  # <- here\n"),
    (PRINT, "    test_accuracy = correct / 300\n    print(epoch, loss.item(), test_accuracy)\n"),
)
CURED = changed(
    CLASSIFIER, (PRINT, "    test_accuracy = correct / 100\n    print(epoch, loss.item(), test_accuracy)\n")
)
TRAINING_SCORE = changed(
    REGRESSION,
    (
        "print(loss",
        "with torch.no_grad():\n    train_error = criterion(model(x_train).squeeze(1), y_train)\nprint(loss",
    ),
)


def chosen(one: Examination) -> Place:
    """Return the line that says what is run over: the head of the loop, else the call that hands it over."""
    for place in one.event.where:
        source = source_of(place.file)
        flow = flow_of(source)
        loops = [up for up in source.loops(place.line) if isinstance(up, ast.For) and text(up.iter)]
        loop = next(iter(loops), None)
        if loop is None or text(loop.iter) not in parameters(flow.scope(loop)):
            return source.place(loop or source.statement(place.line) or flow.tree)
    return one.place


def check(case: Case) -> Iterator[Finding]:
    """All rows examined are the rows learned, the code calls them a test, or its test data are never used."""
    for file in case.files:
        for node, name in called_so(flow_of(source_of(file))):
            says = Text(en=f"What is called a test here is {name}.", zh=f"这里叫测试的，其实是 {name}。")
            yield Finding(source_of(file).place(node), says)
    for one in examinations(case):
        flow = flow_of(source_of(one.event.where[0].file)) if one.event.where else None
        if flow is None or not one.whole:
            continue
        unused = idle(flow.tree) if names_test(flow, one) else set()
        if unused or (one.called_test and one.same_data and not one.training_score):
            says = Text(
                en=f"All {one.both} rows examined here are rows the model has learned"
                + (
                    f"; {', '.join(sorted(unused))} is never used."
                    if unused
                    else ", but are called test rows."
                ),
                zh=f"这里评估的 {one.both} 行全是训练过的"
                + (f"；{'、'.join(sorted(unused))} 从头到尾没用上。" if unused else "，名字却叫测试集。"),
            )
            yield Finding(chosen(one) if unused else one.place, says)


RULE = Rule(
    name="evaluating-on-training-data", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The test score is measured on the training data.", zh="所谓的测试得分，是在训练数据上测的。"),
    why=Text(en="It says how well the model remembers. What it does with new data nobody has looked at.",
             zh="这只说明模型记得多牢；遇到新数据会怎样，根本没有测过。"),
    cure=Text(en="Run the evaluation over the test loader, or x_test and "
                 "y_test.", zh="评估时用测试集的 loader，或 x_test、y_test。"),
    lecture=7, source="https://scikit-learn.org/stable/common_pitfalls.html#data-leakage",
    sick=SICK, cured=CURED, twins=(TRAINING_SCORE,), check=check,
)  # fmt: skip
