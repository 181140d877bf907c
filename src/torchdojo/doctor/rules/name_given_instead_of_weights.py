"""name-given-instead-of-weights: `p = p - lr * p.grad` in a loop over weights gives a name, and changes no weight."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import REGRESSION, changed
from torchdojo.doctor.flow import Flow, called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

OPTIMIZER = "optimizer = torch.optim.SGD(model.parameters(), lr=0.05)\n"
STEP = "    optimizer.step()\n"
BY_HAND = "    with torch.no_grad():\n        for p in model.parameters():\n            {}\n"
SICK = changed(
    REGRESSION,
    (OPTIMIZER, ""),
    ("    optimizer.zero_grad()\n", "    model.zero_grad()\n"),
    (STEP, BY_HAND.format("p = p - 0.05 * p.grad  # <- here")),
)
CURED = SICK.replace("p = p - 0.05 * p.grad  # <- here", "p -= 0.05 * p.grad")
COPIED = changed(  # the name is used
    REGRESSION,
    (STEP, f"{STEP}    sizes = []\n    for p in model.parameters():\n        p = p.detach() * 2\n"
           "        sizes.append(p.norm())\n"),
)  # fmt: skip
WEIGHTS = {"parameters", "named_parameters"}


def read(source: Source) -> Iterator[Finding]:
    """A loop over weights computes something of one, gives it the loop's own name, and uses that for nothing more."""
    flow = flow_of(source)
    loops = [node for node in ast.walk(flow.tree) if isinstance(node, ast.For)]
    for loop in (one for one in loops if weights(flow, one.iter)):
        turning = {text(part) for part in ast.walk(loop.target)} - {""}
        for at, statement in enumerate(loop.body):
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if (
                    name in turning and isinstance(value, ast.BinOp) and not used(loop.body[at + 1 :], name)
                ):
                    says = Text(en=f"{name} = ... only gives the name to another tensor, which is then forgotten.",
                                zh=f"{name} = ... 只是把名字给了另一个张量，随后就没人用了。")  # fmt: skip
                    yield Finding(source.place(statement), says)


def weights(flow: Flow, node: ast.expr) -> bool:
    """Whether a loop runs over weights: model.parameters(), zip(a.parameters(), b.parameters()), or a list of them."""
    made = flow.made(node) if text(node) else None
    return any(
        called(part) in WEIGHTS for whole in (node, made) if whole is not None for part in ast.walk(whole)
    )


def used(statements: list[ast.stmt], name: str) -> bool:
    """Whether one of these statements uses a name."""
    return any(text(part) == name for statement in statements for part in ast.walk(statement))


RULE = Rule(
    name="name-given-instead-of-weights", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The loop over the weights changes no weight.", zh="遍历权重的循环没有改动任何权重。"),
    why=Text(en="In Python `p = p - ...` makes a new tensor and calls it p. The model keeps the old one: it never "
                "learns, or its copy never follows.",
             zh="在 Python 里，`p = p - ...` 是造一个新张量，再把它叫作 p。模型里还是旧的那个："
                "模型学不到东西，或者副本从来跟不上。"),
    cure=Text(en="Change it in place, under torch.no_grad(): p -= lr * p.grad, or p.copy_(...).",
              zh="在 torch.no_grad() 里原地修改：p -= lr * p.grad，或 p.copy_(...)。"),
    lecture=4, source="https://docs.python.org/3/reference/simple_stmts.html#assignment-statements",
    sick=SICK, cured=CURED, twins=(COPIED,), check=in_run(read), read=read,
)  # fmt: skip
