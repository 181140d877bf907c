"""copy-is-the-model-itself: a second network was wanted that stays behind, but both names mean one."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, line_of
from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.log import Place
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source
from torchdojo.text import Text

BEGIN, END = "for epoch in range(6):\n", "    print(epoch, loss.item(), correct / 100)\n"
CATCH_UP = (END, f"{END}    teacher.load_state_dict(model.state_dict())\n")
SICK = changed(CLASSIFIER, (BEGIN, f"teacher = model  # <- here\n{BEGIN}"), CATCH_UP)
CURED = changed(f"import copy\n\n{CLASSIFIER}", (BEGIN, f"teacher = copy.deepcopy(model)\n{BEGIN}"), CATCH_UP)
SAME_NAME = changed(CLASSIFIER, (END, f"{END}    model.load_state_dict(model.state_dict())\n"))


def check(case: Case) -> Iterator[Finding]:
    """One model loads the other's state and has it already; or a model was copied by copy.copy."""
    says = Text(
        en="Both names lead to the same weights: what one learns, the other has learned.",
        zh="两个名字指向同一份权重：一个学到什么，另一个也就跟着变。",
    )
    own = {line_of(event.where) for event in case.events("load") if event["shared"] >= 0.9}
    for place in sorted(own, key=lambda p: (p.file, p.line)):
        source = case.source(place)
        for call in source.calls("load_state_dict"):
            match call:
                case ast.Call(
                    func=ast.Attribute(value=copy),
                    args=[ast.Call(func=ast.Attribute(value=model, attr="state_dict"))],
                ) if call.lineno == place.line and ast.unparse(copy) != ast.unparse(model):
                    yield Finding(named(source, copy, model) or place, says)
    for place in dict.fromkeys(line_of(event.where) for event in case.events("copied") if case.steps):
        source = case.source(place)
        for call in source.calls("copy"):
            if call.lineno == place.line and source.meaning.called(call) == "copy.copy":
                yield Finding(place, says)


def named(source: Source, copy: ast.expr, model: ast.expr) -> Place | None:
    """Return the line that gave the copy its name: best the one that says copy = model."""
    made = [n for n in ast.walk(source.tree) if isinstance(n, ast.Assign)]
    made = [n for n in made if ast.unparse(copy) in map(ast.unparse, n.targets)]
    made.sort(key=lambda n: ast.unparse(n.value) == ast.unparse(model))
    return source.place(made[-1]) if made else None


RULE = Rule(
    name="copy-is-the-model-itself", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The second network is the first under another name.", zh="所谓第二个网络，只是第一个换了个名字。"),
    why=Text(en="A target or teacher network helps because it stays behind. b = a and copy.copy(a) copy no weights, "
                "so it never does.",
             zh="目标网络、教师网络有用，就因为它落后一步。b = a 和 copy.copy(a) 都不复制权重，它永远不会落后。"),
    cure=Text(en="Make a second one: copy.deepcopy(model), or call the class again and load the state.",
              zh="真的造出第二个：copy.deepcopy(model)，或者再调用一次类，然后载入权重。"),
    lecture=5, source="https://docs.python.org/3/library/copy.html",
    sick=SICK, cured=CURED, twins=(SAME_NAME,), check=check,
)  # fmt: skip
