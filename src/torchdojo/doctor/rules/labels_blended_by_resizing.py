"""labels-blended-by-resizing: numbers of classes in a mask are averaged while it is resized, and cut off."""

import ast
import re
from collections.abc import Iterator

from torchdojo.doctor.examples import CLASSIFIER, changed
from torchdojo.doctor.flow import Flow, called, flow_of, text
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

MODEL = "model = nn.Sequential(\n"
MASK = "mask = torch.randint(0, 3, (4, 1, 8, 8)).float()\n"
HALVED = (
    MASK
    + 'mask = nn.functional.interpolate(mask, size=(4, 4), mode="{}").long(){}\nprint(mask.shape)\n'
    + MODEL
)
SICK = changed(CLASSIFIER, (MODEL, HALVED.format("bilinear", "  # <- here")))
CURED = changed(CLASSIFIER, (MODEL, HALVED.format("nearest", "")))
CUT = changed(  # of two classes, and cut at one half
    CLASSIFIER, (MODEL, HALVED.format("bilinear", "").replace(").long()", ") > 0.5"))
)
BLENDING = {"bilinear", "bicubic", "trilinear", "linear", "area"}
LABELS = re.compile(
    r"(^|_|\.)(masks?|labels?|segs?|segmentations?|targets?|gts?|ys?|annotations?|lbls?)(_|\d|$)|标签|掩码",
    re.I,
)
VIEWS = {"squeeze", "float", "to", "view", "reshape", "unsqueeze", "squeeze_", "double", "flatten"}


def blended(flow: Flow, node: ast.expr, deep: int = 6) -> ast.Call | None:
    """Return interpolate(..., mode="bilinear") if this only gives its result another shape."""
    if deep and text(node):
        made = flow.made(node)
        return blended(flow, made, deep - 1) if made is not None else None
    match node:
        case ast.Subscript(value=inner) | ast.Call(func=ast.Attribute(value=inner)) if (
            isinstance(node, ast.Subscript) or called(node) in VIEWS
        ):
            return blended(flow, inner, deep)
        case ast.Call() if called(node) in ("interpolate", "upsample"):
            modes = [word.value for word in node.keywords if word.arg == "mode"] or node.args[3:4]
            return node if any(getattr(mode, "value", "") in BLENDING for mode in modes) else None
    return None


def read(source: Source) -> Iterator[Finding]:
    """What interpolate() blends is made whole at once, by .long(), and is called a mask or labels."""
    flow = flow_of(source)
    for node in (n for n in ast.walk(source.tree) if isinstance(n, ast.Call)):
        whole = called(node) == "long" or (
            called(node) == "to" and "torch.long" in map(ast.unparse, node.args)
        )
        made = blended(flow, node.func.value) if whole and isinstance(node.func, ast.Attribute) else None
        if made is None:
            continue
        names = [text(n) for n in ast.walk(made)] + [
            text(t) for t in getattr(flow.statement(node), "targets", ())
        ]
        if any(LABELS.search(name) for name in names if name):
            says = Text(en="Class numbers are averaged: between 0 and 2 the class 1 appears, which nobody drew.",
                        zh="类别编号被拿去求平均：0 和 2 之间会冒出谁也没标过的 1。")  # fmt: skip
            yield Finding(source.place(made), says)


RULE = Rule(
    name="labels-blended-by-resizing", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Class numbers are blended while a mask is resized.", zh="缩放掩码时把类别编号混在了一起。"),
    why=Text(en="bilinear and bicubic take means of neighbours, and .long() cuts off what is behind the point. Along "
                "every border pixels get a class that is not there, or that of the lower number.",
             zh="bilinear、bicubic 会对相邻像素求平均，.long() 再砍掉小数。每条边界上的像素都会得到一个本不存在的类别，"
                "或者偏向编号小的那一类。"),
    cure=Text(en='Resize masks with mode="nearest" (pictures may be blended).',
              zh='缩放掩码用 mode="nearest"（图片本身可以用双线性）。'),
    lecture=9, source="https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.interpolate.html",
    sick=SICK, cured=CURED, twins=(CUT,), check=in_run(read), read=read,
)  # fmt: skip
