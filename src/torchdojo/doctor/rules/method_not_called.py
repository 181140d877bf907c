"""method-not-called: the name of a method stands there without its brackets, and nothing happens."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CLEAR = "        optimizer.zero_grad()\n"
SICK = changed(CLASSIFIER, (CLEAR, "        optimizer.zero_grad  # <- here\n"))
STORED = changed(  # the method itself is wanted
    CLASSIFIER,
    (
        "for epoch in range(6):\n",
        "clear, step = optimizer.zero_grad, optimizer.step\nfor epoch in range(6):\n",
    ),
    (CLEAR, "        clear()\n"),
    ("        optimizer.step()\n", "        step()\n"),
)
A_PROPERTY = changed(  # an attribute that works when it is read
    CLASSIFIER,
    (
        "for epoch in range(6):\n",
        "class Clock:\n    now = 0\n\n    @property\n    def step(self):\n        self.now += 1\n\n\n"
        "clock = Clock()\nfor epoch in range(6):\n    clock.step\n",
    ),
)
METHODS = {
    "zero_grad", "step", "backward", "eval", "train", "zero_", "detach_", "requires_grad_", "unscale_",
    "cuda", "cpu", "share_memory_", "half", "manual_backward", "clip_grad_norm_", "reset_parameters",
}  # fmt: skip


def properties(source: Source) -> set[str]:
    """Return the names of functions that are called by being read."""
    functions = (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef))
    return {function.name for function in functions if function.decorator_list}


def read(source: Source) -> Iterator[Finding]:
    """A statement that is only the name of a method."""
    names = METHODS - properties(source)
    for node in ast.walk(source.tree):
        match node:
            case ast.Expr(value=ast.Attribute(attr=name) as method) if name in names:
                whole = ast.unparse(method)
                says = Text(
                    en=f"“{whole}” only names the method; it is called as {whole}().",
                    zh=f"“{whole}” 只是提到了这个方法；写成 {whole}() 才是调用。",
                )
                yield Finding(source.place(node), says)


RULE = Rule(
    name="method-not-called",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="A method is named, but not called.", zh="写了方法的名字，却没有调用它。"),
    why=Text(
        en="Without brackets Python looks the method up and throws it away: the line does nothing, without a word.",
        zh="没有括号，Python 只是找到这个方法又丢掉：这一行什么也没做，也不报错。",
    ),
    cure=Text(en="Add the brackets: ().", zh="补上括号 ()。"),
    lecture=4,
    source="https://docs.python.org/3/reference/expressions.html#calls",
    sick=SICK,
    cured=CLASSIFIER,
    twins=(STORED, A_PROPERTY),
    check=in_run(read),
    read=read,
)
