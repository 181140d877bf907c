"""backward-ignores-what-comes-back: a function's own backward() forgets to multiply by grad_output."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.flow import called, returns
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import source_of
from torchdojo.doctor.traces.signs import words_of
from torchdojo.text import Text

CURED = changed(
    BINARY,
    ("class Net(", "class Cube(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n"
     "        ctx.save_for_backward(x)\n        return x**3\n\n    @staticmethod\n    def backward(ctx, grad_output):\n"
     "        (x,) = ctx.saved_tensors\n        return grad_output * 3 * x**2\n\n\nclass Net("),
    ("torch.tanh(self.hidden(x))", "Cube.apply(self.hidden(x))"),
)  # fmt: skip
SICK = changed(CURED, ("return grad_output * 3 * x**2", "return 3 * x**2  # <- here"))
LOSS = changed(  # nothing but 1 comes back to what backward() is called on
    CURED,
    ("grad_output * 3 * x**2", "(torch.sigmoid(x) - y) / len(x), None"), ("(ctx, x)", "(ctx, x, y)"),
    ("save_for_backward(x)", "save_for_backward(x, y)"), ("(x,) = ctx", "x, y = ctx"),
    ("return x**3", "return nn.functional.binary_cross_entropy_with_logits(x, y)"),
    ("Cube.apply(self.hidden(x))", "torch.tanh(self.hidden(x))"), ("criterion(logits", "Cube.apply(logits"),
)  # fmt: skip
SURROGATE = re.compile(r"error|feedback|target|align|surrogate|synthetic|inject", re.IGNORECASE)
NOTHING = {"zeros", "zeros_like", "new_zeros"}


def ignoring(cls: ast.ClassDef) -> ast.expr | None:
    """Return what backward() returns if it uses what its forward() has kept, and never what comes back to it."""
    own = [node for node in cls.body if isinstance(node, ast.FunctionDef) and node.name == "backward"]
    for function in own[:1]:
        given = {arg.arg for arg in function.args.args[1:]}
        given |= {function.args.vararg.arg} if function.args.vararg else set()
        loaded = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        words = words_of(function)
        if loaded & given or "saved_tensors" not in words or any(map(SURROGATE.search, words | {cls.name})):
            return None
        return next((value for value in returns(function) if not _empty(value)), None)
    return None


def _empty(node: ast.expr) -> bool:
    """Whether only None and zeros are returned: a way that is meant to be closed."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return all(isinstance(part, ast.Constant) or called(part) in NOTHING for part in parts)


def check(case: Case) -> Iterator[Finding]:
    """A function of the user's own, inside a model that learns, returns its local slope alone."""
    names = {odd["name"].removesuffix("Backward") for odd, _ in case.oddities("own")}
    for source in map(source_of, case.files):
        for cls in (n for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef) and n.name in names):
            value = ignoring(cls)
            if value is not None:
                says = Text(
                    en=f"{cls.name}.backward() never uses the gradient that it is given.",
                    zh=f"{cls.name}.backward() 从来没用过传给它的梯度。",
                )
                yield Finding(source.place(value), says)


RULE = Rule(
    name="backward-ignores-what-comes-back", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="backward() is not multiplied by what comes back to it.", zh="backward() 没有乘上传回来的梯度。"),
    why=Text(en="The chain rule multiplies slopes. A backward() that returns its own slope alone throws away what the "
                "loss said: every layer before it learns something else.",
             zh="链式法则要把各段斜率相乘。backward() 只返回自己的斜率，损失传来的信息就丢了，前面的层学的全是别的。"),
    cure=Text(en="Return grad_output * slope. torch.autograd.gradcheck tells whether it is right.",
              zh="返回 grad_output * 斜率；用 torch.autograd.gradcheck 检查对不对。"),
    lecture=3, source="https://docs.pytorch.org/docs/stable/notes/extending.html#extending-torch-autograd",
    sick=SICK, cured=CURED, twins=(LOSS,), check=check,
)  # fmt: skip
