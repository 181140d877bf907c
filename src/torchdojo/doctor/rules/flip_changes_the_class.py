"""flip-changes-the-class: pictures are mirrored by chance, and left and right are classes."""

from collections.abc import Iterator

from torchdojo.doctor.flow import flow_of
from torchdojo.doctor.rule import Certainty, Finding, Rule, Severity, in_run
from torchdojo.doctor.source import Source
from torchdojo.doctor.traces.facing import mirrored
from torchdojo.text import Text

SICK = """\
import torch
from torch import nn

torch.manual_seed(0)
CLASSES = ["left", "right"]
y_data = torch.randint(0, 2, (300,))
wedge = (torch.arange(8) - 3.5).abs().unsqueeze(1) < torch.arange(8) / 2
pictures = torch.stack([wedge.float(), wedge.float().flip(-1)])  # it points to the left, and to the right
x_data = (pictures[y_data] + 0.5 * torch.randn(300, 8, 8)).unsqueeze(1)

def augment(x):
    mirrored = torch.rand(len(x)) < 0.5
    return torch.where(mirrored[:, None, None, None], x.flip(-1), x)  # <- here

net = nn.Sequential(nn.Flatten(), nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, len(CLASSES)))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(4):
    for rows in torch.randperm(300).split(20):
        x, y = x_data[rows], y_data[rows]
        loss = nn.functional.cross_entropy(net(augment(x)), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
"""
HERE = "x.flip(-1), x)  # <- here"
CURED = SICK.replace(HERE, "x.flip(-2), x)")  # upside down it points to the same side
OTHERS = (
    SICK.replace("  # <- here", "")
    .replace('["left", "right"]', '["hollow", "full"]')
    .replace("wedge.float().flip(-1)", "1 - wedge.float()")
)
FOLLOWS = (
    SICK.replace("def augment(x):", "def augment(x, y):")
    .replace(HERE, "x.flip(-1), x), torch.where(mirrored, 1 - y, y)")
    .replace("net(augment(x)), y)", "net(x), y)")
    .replace("        loss = nn", "        x, y = augment(x, y)\n        loss = nn")
)


def read(source: Source) -> Iterator[Finding]:
    """Left and right are called classes, pictures are mirrored by chance, and no label follows."""
    for node, one, other in mirrored(flow_of(source)):
        says = Text(en=f"A picture of the class {one} becomes one of {other} here, by chance; its label stays.",
                    zh=f"这里随机一翻，{one} 类的图就成了 {other} 类的图，标签却没有变。")  # fmt: skip
        yield Finding(source.place(node), says)
        return


RULE = Rule(
    name="flip-changes-the-class", severity=Severity.ERROR, certainty=Certainty.FACT,
    what=Text(en="Pictures are mirrored by chance, and left and right are classes.",
              zh="随机翻转图像，而左和右正是要分的类别。"),
    why=Text(en="A mirrored arrow to the left is an arrow to the right. With half of the labels wrong, the network can "
                "only guess between the two classes.",
             zh="向左的箭头一翻就成了向右的箭头。一半的标签都错了，这两类网络只能靠猜。"),
    cure=Text(en="Leave this flip out, or swap the two labels of the pictures that are flipped.",
              zh="去掉这种翻转；或者翻了哪些图，就把那些图的左右标签也对调。"),
    lecture=10, source="https://docs.pytorch.org/vision/stable/transforms.html",
    sick=SICK, cured=CURED, twins=(OTHERS, FOLLOWS), check=in_run(read), read=read,
)  # fmt: skip
