"""misspelt-attribute: something is written where torch never reads."""

import ast
from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces import spelling
from torchdojo.doctor.traces.signs import on_self
from torchdojo.doctor.traces.spotting import misspelt
from torchdojo.text import Text

MODEL = "model = Net()\n"
SICK = changed(BINARY, (MODEL, f"{MODEL}model.hidden.bias.require_grad = False  # <- here\n"))
CURED = changed(BINARY, (MODEL, f"{MODEL}model.hidden.bias.requires_grad = False\n"))
OWN_MARK = changed(  # a note of one's own, read again later
    BINARY,
    (MODEL, f"{MODEL}for p in model.parameters():\n    p.trainable = p.dim() > 0\n"),
    ("model.parameters(), lr", "[p for p in model.parameters() if p.trainable], lr"),
)


def _unread(source: Source) -> Iterator[Finding]:
    for node in spelling.unread(source):
        says = Text(
            en=f"“{ast.unparse(node)}” is set, but the optimizer never looks there.",
            zh=f"设置了“{ast.unparse(node)}”，可优化器从来不看那里。",
        )
        yield Finding(source.place(node), says)


def check(case: Case) -> Iterator[Finding]:
    """An attribute that torch does not know is set from outside, and no line of the user's reads it."""
    sources = [source_of(file) for file in case.files]
    read = {name for source in sources for name in spelling.read(source)}
    found = {*spelling.written(case), *(n for source in sources for n in spelling.mistyped(source))}
    for source in sources:
        yield from _unread(source)
        for node in ast.walk(source.tree):
            if not (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)) or on_self(node):
                continue
            whole, known = ast.unparse(node), node.attr in (spelling.REAL, *spelling.METHODS)
            if node.attr in found and (spelling.of_module(source, node) if known else node.attr not in read):
                says = Text(
                    en=f"“{whole}” makes a new attribute; torch never reads it.",
                    zh=f"“{whole}” 只是新建了一个属性，torch 从来不读它。",
                )
                yield Finding(source.place(node), says)


RULE = Rule(
    name="misspelt-attribute",
    severity=Severity.ERROR,
    certainty=Certainty.FACT,
    what=Text(en="An attribute is set that torch does not know.", zh="设置了一个 torch 不认识的属性。"),
    why=Text(
        en="Python lets any attribute be set on any object. A misspelt one changes nothing and says nothing.",
        zh="Python 允许给对象随便加属性。名字写错了，既不起作用，也不报错。",
    ),
    cure=Text(en="Parameters: p.requires_grad; a whole module: m.requires_grad_(False); an optimizer's rate: "
              "optimizer.param_groups[0]['lr'].",
              zh="参数用 p.requires_grad；整个模块用 m.requires_grad_(False)；"
              "学习率用 optimizer.param_groups[0]['lr']。"),
    lecture=3,
    source="https://docs.pytorch.org/docs/stable/notes/autograd.html#setting-requires-grad",
    sick=SICK, cured=CURED, twins=(OWN_MARK,), check=check, read=misspelt,
)  # fmt: skip
