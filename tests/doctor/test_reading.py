"""What can be told of a script without running it: what names stand for, and what enters a loss."""

import ast

import pytest

from torchdojo.doctor.clues.reading import last_operation
from torchdojo.doctor.meaning import Meaning

HEAD = "import torch\nimport torch.nn.functional as F\nfrom torch import nn, optim\n"


def made(code: str) -> set[str]:
    """What the code says that the last expression was made by."""
    tree = ast.parse(HEAD + code)
    last = tree.body[-1]
    assert isinstance(last, ast.Expr)
    return set(Meaning(tree).made(last.value))


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("x = nn.MSELoss()\nx", {"torch.nn.MSELoss"}),
        ("x = nn.MSELoss() if flag else nn.L1Loss()\nx", set()),
        (
            "if flag:\n    x = nn.MSELoss()\nelse:\n    x = nn.L1Loss()\nx",
            {"torch.nn.MSELoss", "torch.nn.L1Loss"},
        ),
        ("x = nn.MSELoss()\nx = load()\nx", set()),
        ("x = nn.Linear(1, 1)\nif cuda:\n    x = x.cuda()\nx", {"torch.nn.Linear"}),
        ("x, y = optim.SGD(p), nn.ReLU()\nx", {"torch.optim.SGD"}),
        ("x, y = both()\nx", set()),
        ("for x in things:\n    pass\nx", set()),
        ("x = nn.ReLU()\nwith given() as x:\n    pass\nx", set()),
        ("class A:\n    def __init__(self):\n        self.c = nn.NLLLoss()\nA().c", {"torch.nn.NLLLoss"}),
        (
            "class A:\n    def __init__(self, c):\n        self.c = c\na = A(nn.NLLLoss())\na.c",
            {"torch.nn.NLLLoss"},
        ),
        (
            "class A:\n    def __init__(self):\n        self.c = nn.NLLLoss()\na = A()\na.c = other()\na.c",
            set(),
        ),
    ],
)
def test_what_made_an_object(code: str, names: set[str]) -> None:
    assert made(code) == names


def inside(code: str) -> set[str]:
    """What the code says that `x` in a function's line `use(x)` was made by."""
    tree = ast.parse(HEAD + code)
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "use"]
    return set(Meaning(tree).made(calls[0].args[0]))


def test_arguments_are_followed_to_the_calls() -> None:
    function = "def f(x, y=nn.ReLU()):\n    use(x)\n"
    assert inside(function + "f(nn.MSELoss())\nf(y=1, x=nn.L1Loss())") == {
        "torch.nn.MSELoss",
        "torch.nn.L1Loss",
    }
    assert inside(function.replace("use(x)", "use(y)") + "f(1)") == {"torch.nn.ReLU"}
    assert inside(function + "f(nn.MSELoss())\ng(f)") == set()  # somebody else may call it
    assert inside(function) == set() and inside(function + "f(*all)") == set()


def last(code: str) -> str:
    """The last thing done to the last expression of the code."""
    tree = ast.parse(HEAD + code)
    expression = tree.body[-1]
    assert isinstance(expression, ast.Expr)
    operation = last_operation(Meaning(tree), expression.value)
    return operation.name if operation else ""


NET = "class Net(nn.Module):\n    def __init__(self):\n        self.end = nn.Softmax(1)\n    def forward(self, x):\n"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("F.softmax(a, 1)", "softmax"),
        ("a = F.softmax(a, 1)\na = a.squeeze()\na", "softmax"),
        ("a = F.softmax(b, 1)\na = a * 2\na", ""),
        ("a.sigmoid()", "sigmoid"),
        ("m = nn.Sequential(nn.Linear(1, 1), nn.Softmax(1))\nm(a)", "softmax"),
        ("m = nn.Sequential(nn.Linear(1, 1), nn.Softmax(1))\nm.append(nn.Linear(1, 1))\nm(a)", ""),
        ("m = nn.Sequential(nn.Softmax(1), nn.Linear(1, 1))\nm(a)", "linear"),
        ("m = nn.Sequential(nn.Linear(1, 1), nn.Sequential(nn.Sigmoid()))\nm.to(gpu)(a)", "sigmoid"),
        (NET + "        return self.end(x)\nm = Net()\nm(a)", "softmax"),
        (NET + "        return self.end(x) if self.training else x\nm = Net()\nm(a)", ""),
        (
            NET
            + "        if self.training:\n            return x\n        return self.end(x)\nm = Net()\nm(a)",
            "",
        ),
        ("def f(x):\n    return torch.sigmoid(x)\nf(a)", "sigmoid"),
        ("def f(x):\n    def g():\n        return x\n    return torch.sigmoid(x)\nf(a)", "sigmoid"),
        ("softmax(a)", ""),
    ],
)
def test_what_was_last_done_to_a_tensor(code: str, name: str) -> None:
    assert last(code) == name


def test_functions_that_call_one_another_are_given_up() -> None:
    names = [f"f{number}" for number in range(12)]
    calls = "; ".join(f"{name}(x)" for name in names)
    assert (
        inside("def end(x):\n    use(x)\n" + "".join(f"def {f}(x):\n    {calls}; end(x)\n" for f in names))
        == set()
    )
