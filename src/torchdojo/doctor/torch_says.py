"""PyTorch's own warnings, with our reason and cure: it says what happens, seldom why and never in Chinese."""

from collections.abc import Iterator
from dataclasses import dataclass

from torchdojo.doctor.case import line_of
from torchdojo.doctor.log import Event, Log, Place
from torchdojo.text import Text


@dataclass(frozen=True, slots=True)
class Known:
    """A warning that begins like this or has this in it; `rule` says the same with more evidence."""

    words: str
    why: Text
    cure: Text
    rule: str = ""


KNOWN = (
    Known(
        "Using a target size",
        Text(
            en="(N, 1) minus (N) is an (N, N) table: every prediction is compared with every target.",
            zh="(N, 1) 减 (N) 会变成 (N, N) 的表：每个预测都和每个目标比了一遍。",
        ),
        Text(
            en="Give both the same shape: squeeze(1) or unsqueeze(1).",
            zh="让两边形状一样：squeeze(1) 或 unsqueeze(1)。",
        ),
        "broadcast-in-regression-loss",
    ),
    Known(
        "Detected call of `lr_scheduler.step()` before",
        Text(en="The first learning rate of the schedule is skipped.", zh="调度表里的第一个学习率被跳过了。"),
        Text(
            en="Call scheduler.step() after optimizer.step().",
            zh="先 optimizer.step()，再 scheduler.step()。",
        ),
        "scheduler-before-optimizer",
    ),
    Known(
        "Implicit dimension choice for",
        Text(
            en="Without dim PyTorch guesses the axis from the number of axes, and for some shapes guesses the batch.",
            zh="不写 dim，PyTorch 就按维数来猜，有些形状会猜成批次那一维。",
        ),
        Text(
            en="Write dim=1 for (N, K) scores, dim=-1 for the last axis.",
            zh="(N, K) 的分数写 dim=1，最后一维写 dim=-1。",
        ),
    ),
    Known(
        "reduction: 'mean' divides the total loss by both",
        Text(
            en="kl_div with reduction='mean' also divides by the number of classes: the loss is too small.",
            zh="kl_div 的 reduction='mean' 连类别数也除掉了，损失偏小。",
        ),
        Text(en="Use reduction='batchmean'.", zh="用 reduction='batchmean'。"),
    ),
    Known(
        "dropout option adds dropout after all but last recurrent layer",
        Text(en="With a single layer this dropout does nothing.", zh="只有一层时，这个 dropout 不起作用。"),
        Text(
            en="Take two layers, or put an nn.Dropout behind the network.",
            zh="用两层，或者在后面加一个 nn.Dropout。",
        ),
    ),
    Known(
        "Creating a tensor from a list of numpy",
        Text(
            en="Every array of the list is copied number by number.",
            zh="列表里的每个数组都是逐个数字复制的。",
        ),
        Text(
            en="torch.from_numpy(np.stack(arrays))",
            zh="torch.from_numpy(np.stack(arrays))（先 np.stack 再转换）",
        ),
    ),
    Known(
        "To copy construct from a tensor",
        Text(
            en="torch.tensor(x) of a tensor makes a copy that is cut off from the graph.",
            zh="对张量再用 torch.tensor(x)，得到的副本与计算图断开了。",
        ),
        Text(
            en="x.detach().clone() if that is meant, else x itself.",
            zh="想断开就写 x.detach().clone()，否则直接用 x。",
        ),
    ),
    Known(
        "The .grad attribute of a Tensor that is not a leaf",
        Text(
            en="Only leaves keep .grad; w = torch.randn(3, requires_grad=True) * 0.1 is no leaf.",
            zh="只有叶子张量才保留 .grad；w = torch.randn(3, requires_grad=True) * 0.1 不是叶子。",
        ),
        Text(
            en="Scale first, then w.requires_grad_(); or w.retain_grad() to look at it.",
            zh="先缩放，再 w.requires_grad_()；只是想看看，就用 w.retain_grad()。",
        ),
    ),
    Known(
        "Converting a tensor with requires_grad=True to a scalar",
        Text(en="float(x) leaves the graph; the number is right.", zh="float(x) 离开了计算图；数值没问题。"),
        Text(en="Write x.item() or x.detach().", zh="写成 x.item() 或 x.detach()。"),
    ),
    Known(
        "array is not writable",
        Text(
            en="Tensor and array share their memory; writing into the tensor is undefined here.",
            zh="张量和数组共用内存，这里往张量里写会出问题。",
        ),
        Text(
            en="torch.tensor(array), or array.copy() first.", zh="用 torch.tensor(array)，或先 array.copy()。"
        ),
    ),
    Known(
        "This DataLoader will create",
        Text(
            en="More processes than processors only wait for one another.",
            zh="进程比处理器还多，只会互相等。",
        ),
        Text(en="Lower num_workers.", zh="把 num_workers 调小。"),
    ),
    Known(
        "pin_memory' argument is set as true",
        Text(en="Pinning helps only copies to a graphics card.", zh="固定内存只对拷到显卡有用。"),
        Text(
            en="pin_memory=torch.cuda.is_available()", zh="pin_memory=torch.cuda.is_available()（有显卡才开）"
        ),
    ),
    Known(
        "size_average and reduce args",
        Text(en="They are old names; one of them may be ignored.", zh="这是旧参数名，可能被忽略。"),
        Text(en="Use reduction='mean', 'sum' or 'none'.", zh="用 reduction='mean'、'sum' 或 'none'。"),
    ),
    Known(
        "degrees of freedom is <= 0",
        Text(
            en="The spread of a single value is nan, and nan spreads on.",
            zh="只有一个值时标准差是 nan，nan 会一路传下去。",
        ),
        Text(
            en="Do not normalise a batch of one row; or std(correction=0).",
            zh="不要对只有一行的批次做标准化；或者用 std(correction=0)。",
        ),
    ),
    Known(
        "The epoch parameter in `scheduler.step()`",
        Text(
            en="With it the schedule is computed by another, older formula.",
            zh="带上它，学习率会按另一套旧公式算。",
        ),
        Text(en="scheduler.step() without an argument.", zh="scheduler.step() 不带参数。"),
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A warning of PyTorch's, where it was raised, and what we know of it."""

    place: Place
    text: str
    known: Known | None


def said(log: Log, found: frozenset[str]) -> Iterator[Said]:
    """Yield the warnings of a run that no finding explains already."""
    for event in log.events:
        if event.kind == "warning":
            known = next((known for known in KNOWN if known.words in event["text"]), None)
            if (known is not None or _of_torch(event)) and (known is None or known.rule not in found):
                yield Said(line_of(event.where), event["text"].split("\n")[0], known)


def _of_torch(event: Event) -> bool:
    return "/torch/" in str(event["file"] or "").replace("\\", "/")
