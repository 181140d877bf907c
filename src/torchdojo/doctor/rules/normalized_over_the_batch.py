"""normalized-over-the-batch: codes are given length 1 along the batch, then compared row by row."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.flow import Flow, called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

CURED = """\
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
rows = torch.randn(400, 10)
code = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 8))
optimizer = torch.optim.Adam(code.parameters(), lr=3e-3)
for epoch in range(6):
    for x in rows[torch.randperm(400)].split(40):
        a = F.normalize(code(x + 0.1 * torch.randn_like(x)), dim=1)
        b = F.normalize(code(x + 0.1 * torch.randn_like(x)), dim=1)
        loss = F.cross_entropy(a @ b.T / 0.2, torch.arange(40))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
"""
SICK = CURED.replace("(x)), dim=1)\n        b", "(x)), dim=0)  # <- here\n        b").replace(
    "(x)), dim=1)\n        loss", "(x)), dim=0)  # <- here\n        loss"
)
COLUMNS = CURED.replace("dim=1", "dim=0").replace(
    "a @ b.T / 0.2, torch.arange(40)", "a.T @ b / 0.2, torch.arange(8)"
)


def along_batch(flow: Flow, node: ast.expr) -> ast.Call | None:
    """Return the normalize(x, dim=0) that made this, if it is one."""
    made = (flow.made(node) or node) if text(node) else node
    if not isinstance(made, ast.Call) or called(made) != "normalize":
        return None
    dims = [word.value for word in made.keywords if word.arg == "dim"] + made.args[2:3]
    return made if dims and ast.unparse(dims[0]) == "0" else None


def turned(node: ast.expr) -> ast.expr | None:
    """Return x of x.T, x.t() and x.transpose(0, 1)."""
    match node:
        case ast.Attribute(value=inner, attr="T" | "mT"):
            return inner
        case ast.Call(func=ast.Attribute(value=inner, attr="t" | "transpose")):
            return inner
    return None


def read(source: Source) -> Iterator[Finding]:
    """a @ b.T, both of them made by normalize(..., dim=0)."""
    flow = flow_of(source)
    products = [node for node in ast.walk(flow.tree) if isinstance(node, ast.BinOp)]
    for node in (one for one in products if isinstance(one.op, ast.MatMult)):
        other = turned(node.right)
        both = [along_batch(flow, node.left), along_batch(flow, other) if other is not None else None]
        for made in dict.fromkeys(one for one in both if one is not None and None not in both):
            says = Text(en="dim=0 is the batch: each column gets length 1, and rows are compared afterwards.",
                        zh="dim=0 是批次那一维：变成单位长度的是每一列，后面比较的却是行。")  # fmt: skip
            yield Finding(source.place(made), says)


RULE = Rule(
    name="normalized-over-the-batch", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Codes are normalized along the batch.", zh="编码沿着批次维做了归一化。"),
    why=Text(en="The product of two rows is the cosine of their angle only if each row has length 1. Along the batch "
                "it depends on which other rows are there, and on how long each is.",
             zh="每一行长度为 1，两行的乘积才是夹角的余弦。沿批次归一化，结果取决于同批还有哪些样本、各有多长。"),
    cure=Text(en="F.normalize(codes, dim=1).", zh="F.normalize(codes, dim=1)。"),
    lecture=8, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.normalize.html",
    sick=SICK, cured=CURED, twins=(COLUMNS,), check=in_run(read), read=read,
)  # fmt: skip
