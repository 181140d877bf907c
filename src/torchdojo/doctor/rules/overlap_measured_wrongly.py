"""overlap-measured-wrongly: IoU over the sum of both, Dice without its 2, boxes that lie apart and overlap."""

from collections.abc import Iterator

from torchdojo.doctor.clues.overlaps import wrong
from torchdojo.doctor.examples import BINARY, changed
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.text import Text

PRINT = "print(loss.item(), right.item())\n"
BOTH = "said, truth = (model(x_data) > 0).float(), y_data\nboth = (said * truth).sum()\n"
CURED = changed(
    BINARY,
    (PRINT, f"{PRINT}{BOTH}whole = said.sum() + truth.sum() - both\niou = both / whole\nprint(iou.item())\n"),
)
SICK = changed(CURED, (" - both\niou = both / whole\n", "\niou = both / whole  # <- here\n"))
DICE = changed(
    CURED, ("iou = both / whole\n", "iou = both / whole\ndice = 2 * both / (said.sum() + truth.sum())\n")
)
COUNTED = changed(
    BINARY,
    (
        PRINT,
        f"{PRINT}{BOTH}fp, fn = said.sum() - both, truth.sum() - both\niou = both / (both + fp + fn)\nprint(iou)\n",
    ),
)
KINDS = {
    "iou": ("What both have in common is counted twice below the line.", "分母里两者的公共部分算了两遍。"),
    "dice": ("Two sizes stand below the line, the common part only once above it: at best this is 0.5.",
             "分母是两个大小之和，分子里公共部分却只有一份：最好也只有 0.5。"),
    "negative": ("For boxes that lie apart width and height are negative, and their product is a positive area.",
                 "两个框不相交时，宽和高都是负数，乘起来却成了正的面积。"),
}  # fmt: skip


def read(source: Source) -> Iterator[Finding]:
    """An IoU or Dice divides the common part by both sizes; or nothing keeps a width from being negative."""
    first = {kind: node for node, kind in reversed(list(wrong(flow_of(source))))}
    for kind, node in first.items():
        en, zh = KINDS[kind]
        yield Finding(source.place(node), Text(en=en, zh=zh))


RULE = Rule(
    name="overlap-measured-wrongly", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The measure of overlap is wrong.", zh="重叠程度算错了。"),
    why=Text(en="IoU is intersection by union, and the union counts the common part once; Dice is twice the "
                "intersection by both sizes. Both are 1 for a perfect answer, and 0 for boxes that lie apart.",
             zh="IoU 是交集除以并集，并集里公共部分只算一次；Dice 是两倍交集除以两者大小之和。"
                "完全预测对了应该等于 1，两个框不相交应该等于 0。"),
    cure=Text(en="inter / (a + b - inter); 2 * inter / (a + b); and (right - left).clamp(min=0) before multiplying.",
              zh="inter / (a + b - inter)；2 * inter / (a + b)；相乘之前先 (right - left).clamp(min=0)。"),
    lecture=9, source="https://docs.pytorch.org/vision/stable/generated/torchvision.ops.box_iou.html",
    sick=SICK, cured=CURED, twins=(DICE, COUNTED), check=in_run(read), read=read,
)  # fmt: skip
