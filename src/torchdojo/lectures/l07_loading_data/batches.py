"""What a loader hands out, as tables; and settings of which no loader can be made."""

from itertools import islice
from typing import Any

from torch import Tensor
from torch.utils.data import DataLoader

from torchdojo.text import DojoError, Text
from torchdojo.views import Table


def shapes(loader: DataLoader[tuple[Tensor, Tensor]]) -> Table:
    """Go through one epoch: the shapes of its first two and last two batches."""
    seen = [(i, str(tuple(x.shape)), str(tuple(y.shape))) for i, (x, y) in enumerate(loader, 1)]
    return Table(
        Text(en="The batches of one epoch", zh="一个 epoch 里的各批"),
        (Text(en="batch", zh="批"), "inputs", "labels"),
        seen if len(seen) <= 4 else seen[:2] + seen[-2:],
    )


def orders(loader: DataLoader[Any]) -> Table:
    """Draw the order of three epochs: the row numbers each begins with."""
    drawn = [list(islice(loader.sampler, 8)) for _ in range(3)]
    return Table(
        Text(en="shuffle: the row numbers that three epochs begin with", zh="shuffle：三个 epoch 开头的行号"),
        ("epoch", *map(str, range(1, 9))),
        [(i, *rows, *[None] * (8 - len(rows))) for i, rows in enumerate(drawn, 1)],
    )


def must_be_possible(batch: int, workers: int, held_out: float) -> None:
    """Raise DojoError if no loader can be made of these."""
    wrong = {
        f"batch={batch}": (batch < 1, Text(en="1, 2, 3 ...", zh="1、2、3……")),
        f"workers={workers}": (workers < 0, Text(en="0, 1, 2 ...", zh="0、1、2……")),
        f"held_out={held_out}": (not 0 <= held_out <= 0.9, Text(en="0 to 0.9", zh="0 到 0.9")),
    }
    for got, (bad, allowed) in wrong.items():
        if bad:
            raise DojoError(
                what=Text(en=f"{got} is not possible.", zh=f"{got} 不行。"),
                why=Text(
                    en="A batch has at least one row, processes are never fewer than 0, some rows must train.",
                    zh="一批至少一行，进程数不能小于 0，还要留下一些行来训练。",
                ),
                cure=Text(en="Choose from: {allowed}.", zh="可选：{allowed}。").format(allowed=allowed),
            )
