"""rows-one-by-one: a model is asked about one row at a time, where all of them are there."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case, Spot, line_of
from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import Flow, called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces import batches
from torchdojo.doctor.traces.discarding import MEASURING
from torchdojo.text import Text

END = "with torch.no_grad():\n    error = criterion(model(x_test).squeeze(1), y_test)\n"
ASKED = f"    {END}".replace("    error", "        error")
LOOP = """\
    with torch.no_grad():
        error = 0.0
        for i in range(len(x_test)):
            error += (model(x_test[i : i + 1])[0, 0] - y_test[i]) ** 2 / len(x_test)  # <- here
"""
ONCE = LOOP.replace("\n    ", "\n")[4:].replace("  # <- here", "")
MORE = ("torch.randn(240, 3)", "torch.randn(300, 3)")
SICK = changed(REGRESSION, (END, LOOP), MORE)
CURED = changed(REGRESSION, (END, ASKED), MORE)
AT_THE_END = changed(REGRESSION, (END, ONCE), MORE)  # once, as the model will be asked in use
A_FEW = changed(REGRESSION, (END, LOOP.replace("range(len(x_test))", "range(20)").replace("  # <- here", "")))
A_WALK = changed(  # each answer decides about the next question
    REGRESSION,
    (END, "    with torch.no_grad():\n        state = x_test[:1]\n        for _ in range(60):\n"
          "            state = state - 0.1 * model(state)\n        error = state.sum()\n"),
)  # fmt: skip
MANY = 40


def known_before(case: Case, flow: Flow, spot: Spot) -> bool:
    """Whether the row is cut out of data by the loop's own variable: it does not depend on an answer before."""
    statement = flow.source.statement(line_of(spot.where).line)
    loop = next((n for n in flow.loops(statement or flow.tree) if isinstance(n, ast.For)), None)
    calls = {called(part) for part in ast.walk(loop.iter)} if loop is not None else set()
    streams = calls & flow.functions.keys() or MEASURING & {called(n) for n in ast.walk(loop or ast.Pass())}
    if loop is None or statement is None or streams or batches.loaders(case, flow.source.file, loop):
        return False
    given = {text(part) for part in ast.walk(loop.target)} - {""}
    asked = [n for n in ast.walk(statement) if isinstance(n, ast.Call) and n.args]
    stored = {text(n) for n in ast.walk(loop) if isinstance(getattr(n, "ctx", None), ast.Store)} - given
    carried = any(text(part) in stored for call in asked for part in call.args[1:])  # a state
    parts = [list(flow.expanded(call.args[0], 1)) for call in asked]
    made = any(called(part) in flow.functions for one in parts for part in one)  # a row is made for each call
    return not made and not carried and any({text(part) for part in one} & given for one in parts)


def check(case: Case) -> Iterator[Finding]:
    """Again and again, between two backward()s, one line asked about dozens of single rows of one shape."""
    for spot in case.spots:
        shapes = [(e.tick, tuple(e["inputs"][0]["shape"])) for e in spot.forwards if e["inputs"]]
        tick, shape = max(shapes, key=shapes.count, default=(0, ()))
        recurrent = any(e["layer"] for e in case.events("ordered"))
        alone = len(shape) == 1 or (len(shape) in (2, 4) and shape[0] == 1)  # bags seldom have one size
        once = sum(one == shape for one, _ in {(shape, tick) for tick, shape in shapes}) < 2
        if shapes.count((tick, shape)) < MANY or once or not alone or recurrent:
            continue
        place, n = line_of(spot.where), shapes.count((tick, shape))
        if known_before(case, flow_of(source_of(place.file)), spot):
            yield Finding(place, Text(en=f"{n} calls or more in a row, each with one row: {shape}.",
                                      zh=f"接连调用了 {n} 次以上，每次只给一行：{shape}。"))  # fmt: skip


RULE = Rule(
    name="rows-one-by-one", severity=Severity.TIP, certainty=Certainty.FACT,
    what=Text(en="The model is asked about one row at a time.", zh="一行一行地喂给模型。"),
    why=Text(en="A call costs nearly the same for one row as for a hundred: the time goes into Python, not "
                "into arithmetic.",
             zh="喂一行和喂一百行，花的时间差不多：时间都耗在 Python 上，没花在计算上。"),
    cure=Text(en="Give the model all rows at once, or a batch: model(x_test).",
              zh="一次给全部或一个批次：model(x_test)。"),
    lecture=5, source="https://docs.pytorch.org/tutorials/recipes/recipes/tuning_guide.html",
    sick=SICK, cured=CURED, twins=(A_FEW, A_WALK, AT_THE_END), check=check,
)  # fmt: skip
