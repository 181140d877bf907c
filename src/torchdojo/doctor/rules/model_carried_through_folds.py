"""model-carried-through-folds: one model goes through all folds, and has learned the rows of the later examinations."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.traces.examinations import Examination, examinations
from torchdojo.text import Text

MODEL = "model = nn.Linear(3, 1)\n"
REST = REGRESSION[REGRESSION.index("criterion = ") :]
FOLDS = """\
{}criterion = nn.MSELoss()
for val in torch.arange(240).chunk(4):
{}    rest = torch.tensor([i for i in range(240) if i not in val])
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for epoch in range(4):
        for rows in rest.split(20):
            loss = criterion(model(x_data[rows]).squeeze(1), y_data[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        error = criterion(model(x_data[val]).squeeze(1), y_data[val])
    print(loss.item(), error.item())
"""
SICK = changed(REGRESSION, (MODEL + REST, FOLDS.format(f"{MODEL[:-1]}  # <- here\n", "")))
CURED = changed(REGRESSION, (MODEL + REST, FOLDS.format("", f"    {MODEL}")))
ONWARD = changed(  # walking on in time: what is examined now is learned later
    REGRESSION,
    (
        MODEL + REST,
        FOLDS.format(MODEL, "")
        .replace("if i not in val", "if i < val[0] or 200 < i")
        .replace("chunk(4)", "chunk(4)[1:3]"),
    ),
)


def place(case: Case, one: Examination) -> Place:
    """Return where the model was made, in the function that goes through the folds."""
    around = {(place.file, place.function) for place in one.event.where}
    made = case.log.things[one.event["module"]].where
    return next((place for place in made if (place.file, place.function) in around), line_of(made))


def check(case: Case) -> Iterator[Finding]:
    """Rows are examined that the same model learned in an earlier round, and not in this one."""
    for one in examinations(case):
        known = one.called_test or one.apart or one.through_folds
        if one.learned_earlier and not one.whole and known:
            says = Text(
                en=f"{one.both} of the {one.examined} rows examined were not learned in their own round, but in an "
                "earlier one: the model was never made anew.",
                zh=f"用来评估的 {one.examined} 行里，有 {one.both} 行在这一折没有训练，却在前面的折里训练过："
                "模型一直没有重新建。",
            )
            yield Finding(place(case, one), says)


RULE = Rule(
    name="model-carried-through-folds", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="One model goes through all folds of a cross-validation.", zh="交叉验证的各折用的是同一个模型。"),
    why=Text(en="From the second fold on the model has already learned the rows it is examined on. The scores rise "
                "from fold to fold, and their mean says nothing about new data.",
             zh="从第二折起，用来评估的行模型早就学过了。分数一折比一折高，平均分说明不了它对新数据的表现。"),
    cure=Text(en="Make model and optimizer anew inside the loop over the folds.",
              zh="在各折的循环里重新建模型和优化器。"),
    lecture=7, source="https://scikit-learn.org/stable/modules/cross_validation.html",
    sick=SICK, cured=CURED, twins=(ONWARD,), check=check,
)  # fmt: skip
