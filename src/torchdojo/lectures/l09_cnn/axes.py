"""Lecture 9 · The axes of an image: N, C, H, W, shown on a picture that is not square.

Question   Which axis is the height, which the width, and which are the colours?
See        60 rows and 100 columns go in as (1, 5, 60, 100) and come out as (1, 10, 58, 98). Turning a photograph
           from H×W×C into C×H×W with reshape instead of permute leaves three pictures of noise.
Source     The notes say C×W×H (line 191), m×W×H (201), B×C×W×H (214); the slides write n×width×height, too. In PyTorch
           it is N×C×H×W, rows first; with square pictures one never notices. The notes (217) say that only the
           number of channels matters, else “卷积层不起作用”, the layer has no effect: it raises an error, and not
           only that one. `input` (211) hides Python's own function; x is a better name.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.lectures.l09_cnn.sizes import output_size
from torchdojo.text import Text
from torchdojo.views import Images, Table


@dataclass(frozen=True)
class Settings:
    height: int = 60  # rows of the picture · 图片的行数
    width: int = 100  # columns of the picture · 图片的列数
    channels: int = 5  # a photograph has 3, a layer's output any number · 照片是 3 个，中间层可以是任意个
    seed: int = 0  # the random picture and kernels · 随机的图片和卷积核


def attempt(layer: nn.Module, x: Callable[[], Tensor]) -> str:
    """Return the shape that comes out, or what is said instead."""
    try:
        return str(tuple(layer(x()).shape))
    except (RuntimeError, ValueError) as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


def photograph(height: int, width: int) -> Tensor:
    """A bright disc before a background that grows lighter to the right, as H×W×C, the way a file is read."""
    rows, columns = torch.meshgrid(torch.linspace(-1, 1, height), torch.linspace(-1, 1, width), indexing="ij")
    disc = ((rows**2 + (columns * width / height) ** 2) < 0.5).float()  # (H, W)
    return torch.stack([disc, (columns + 1) / 2, (rows + 1) / 2], dim=2)  # (H, W, 3)


def look(s: Settings) -> Training:
    torch.manual_seed(s.seed)
    h, w, c = s.height, s.width, s.channels
    output_size(min(h, w), 3)  # refuses a picture smaller than the kernel
    x = torch.randn(1, c, h, w)  # (N, C, H, W)
    conv = nn.Conv2d(c, 10, kernel_size=3)
    y = conv(x)  # (N, 10, H-2, W-2)
    oblong = nn.Conv2d(c, 10, kernel_size=(3, 5))(x)  # (N, 10, H-2, W-4)
    yield Table(
        Text(en="Shapes, in the order N, C, H, W", zh="形状，顺序是 N、C、H、W"),
        columns=("", Text(en="shape", zh="形状")),
        rows=[
            ("x", str(tuple(x.shape))),
            ("Conv2d(kernel_size=3)(x)", str(tuple(y.shape))),
            ("Conv2d(kernel_size=(3, 5))(x)", str(tuple(oblong.shape))),
            ("weight", str(tuple(conv.weight.shape))),
        ],
    )
    feeds: dict[Text, Callable[[], Tensor]] = {
        Text(en="no batch axis (C, H, W)", zh="没有批量轴 (C, H, W)"): lambda: x[0],
        Text(en="width before height (N, C, W, H)", zh="先宽后高 (N, C, W, H)"): lambda: x.transpose(2, 3),
        Text(en="colours last (N, H, W, C)", zh="通道放在最后 (N, H, W, C)"): lambda: x.permute(0, 2, 3, 1),
        Text(en="one channel missing", zh="少一个通道"): lambda: x[:, 1:],
        Text(en="smaller than the kernel", zh="比卷积核还小"): lambda: x[:, :, :2, :2],
        Text(en="bytes, as a file is read", zh="字节（文件读进来就是这样）"): lambda: x.byte(),
        Text(en="float64, as NumPy makes it", zh="float64（NumPy 的默认类型）"): lambda: x.double(),
    }
    answers = {says: attempt(conv, feed) for says, feed in feeds.items()}
    yield Table(
        Text(en="What the same layer says to other inputs", zh="给同一层别的输入，它怎么说"),
        columns=(Text(en="input", zh="输入"), Text(en="shape or error", zh="形状或报错")),
        rows=list(answers.items()),
    )
    photo = photograph(h, w)  # (H, W, 3)
    right, wrong = photo.permute(2, 0, 1), photo.reshape(3, h, w)  # doctor: ok view-for-transpose
    yield Images(
        Text(
            en="H×W×C to C×H×W: permute moves the axes, reshape only cuts anew",
            zh="从 H×W×C 到 C×H×W：permute 移动轴，reshape 只是重新切分",
        ),
        images=[channel.mul(100).round().div(100).tolist() for channel in (*right, *wrong)],
        captions=[f"{way}[{i}]" for way in ("permute(2, 0, 1)", "reshape(3, H, W)") for i in range(3)],
    )
    yield Result(
        height=y.shape[2],
        width=y.shape[3],
        oblong_height=oblong.shape[2],
        oblong_width=oblong.shape[3],
        refused=sum("Error" in answer for answer in answers.values()),
        pixels_moved_by_reshape=(right != wrong).float().mean().item(),
    )


PROGRAM = Program(
    title=Text(en="The axes N, C, H, W", zh="图像的轴：N、C、H、W"),
    settings=Settings,
    run=look,
    expect=(
        Expect("height", 58.0, within=0.0),
        Expect("width", 98.0, within=0.0),
        Expect("oblong_height", 58.0, within=0.0),
        Expect("oblong_width", 96.0, within=0.0),
        Expect("refused", 5.0, within=0.0),
    ),
    tries=(
        Try(
            Text(
                en="height=100, the notes' square: now nobody can tell H from W.",
                zh="height=100，笔记里的正方形：这时谁也分不出 H 和 W。",
            ),
            *({"height": 100}, "height", 98.0),
        ),
    ),
)
