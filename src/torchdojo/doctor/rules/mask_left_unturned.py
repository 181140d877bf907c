"""mask-left-unturned: the picture is mirrored by chance, its mask, boxes or points are not."""

from collections.abc import Iterator

from torchdojo.doctor.case import Case
from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity
from torchdojo.doctor.source import Source, source_of
from torchdojo.doctor.traces.drawn_twice import turned_apart
from torchdojo.doctor.traces.mirroring import left_behind, places_as_targets
from torchdojo.text import Text

SICK = """\
import torch
from torch import nn

torch.manual_seed(0)
masks = torch.zeros(160, 1, 12, 12)
for number, top in enumerate(torch.randint(0, 8, (160,))):
    masks[number, :, top : top + 4, 2:6] = 1
images = masks + 0.5 * torch.randn_like(masks)

def augment(image, mask):
    if torch.rand(()) < 0.5:
        image = image.flip(-1)  # <- here
    return image, mask

net = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(4):
    for rows in torch.randperm(160).split(20):
        image, mask = augment(images[rows], masks[rows])
        loss = nn.functional.binary_cross_entropy_with_logits(net(image), mask)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
"""
FLIP = "image = image.flip(-1)  # <- here"
CURED = SICK.replace(FLIP, "image, mask = image.flip(-1), mask.flip(-1)")
NOISE = SICK.replace(FLIP, "image = image + 0.1 * torch.randn_like(image)")
HIDDEN = SICK.replace(
    "    return image, mask\n", "    mask = (image > 0.5).float()\n    return image, mask\n"
).replace("  # <- here", "")


def _found(source: Source, dense: bool) -> Iterator[Finding]:
    flow = flow_of(source)
    for node, picture, other in left_behind(flow, dense):
        says = Text(en=f"{picture} is turned by chance here; {other}, which goes with it, stays as it was.",
                    zh=f"这里随机翻转（或旋转、裁剪）了 {picture}，和它配套的 {other} 却原样不动。")  # fmt: skip
        yield Finding(source.place(node), says)
    for node, picture, other in turned_apart(flow, dense):
        says = Text(en=f"{picture} and {other}, which goes with it, are each turned by a draw of their own.",
                    zh=f"{picture} 和配套的 {other} 各自随机抽签来变换，两者就对不上了。")  # fmt: skip
        yield Finding(source.place(node), says)


def read(source: Source) -> Iterator[Finding]:
    """A picture is turned by chance, and what leaves the function with it and is called a mask or boxes, is not."""
    yield from _found(source, dense=False)


def check(case: Case) -> Iterator[Finding]:
    """The same, or, whatever it is called, the target has one value for each place of the input."""
    for file in case.files:
        yield from _found(source_of(file), places_as_targets(case))


RULE = Rule(
    name="mask-left-unturned", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="The picture is turned, its mask or boxes are not turned with it.",
              zh="图像翻转了，掩码、框或关键点没有跟着一起翻。"),
    why=Text(en="Many of the targets then lie in the wrong place: the network learns to blur both places.",
             zh="这样许多标注都错了位置，网络只能学到把两边都糊上。"),
    cure=Text(en="Draw once, then turn both: image, mask = image.flip(-1), mask.flip(-1); mirror the x of boxes "
                 "and points.",
              zh="只抽一次签，两者一起翻：image, mask = image.flip(-1), mask.flip(-1)；框和关键点要换算 x 坐标。"),
    lecture=10, source="https://docs.pytorch.org/vision/stable/transforms.html",
    sick=SICK, cured=CURED, twins=(NOISE, HIDDEN), check=check, read=read,
)  # fmt: skip
