"""Lecture 7 · Workers: when do more processes load faster?

Question   The notes set num_workers=4, "usually 4 or 8". How many should it be?
See        Rows that lie in memory are loaded fastest by 0 workers: with any number of them, starting the processes and
           sending every batch through a pipe costs more than the work itself. If each sample has to be waited for (a
           slow disk, a network), the workers wait at the same time, and 4 of them are 2 to 4 times faster.
Source     Course lecture 8 (num_workers=2), notes line 142: they are processes, not threads. Wall time: the best
           later epoch, and the first one by itself, because the processes start in it.
"""

import time
import warnings
from dataclasses import dataclass

from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.lectures.l07_loading_data.batches import must_be_possible
from torchdojo.lectures.l07_loading_data.dataset_and_loader import TableDataset
from torchdojo.text import Text
from torchdojo.views import Table

WORKERS = (0, 1, 2, 4)


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    batch: int = 32  # rows a worker puts together before it sends them · 工作进程凑够多少行才送出一批
    wait: float = (
        1.0  # milliseconds that a sample of the slow set takes to arrive · 慢数据集里取一个样本要等多少毫秒
    )
    epochs: int = (
        4  # the first starts the processes, the best of the others counts · 第一个启动进程，其余取最快的
    )


class SlowDataset(Dataset[tuple[Tensor, Tensor]]):
    """The same rows, from a place where each has to be waited for. It computes nothing: the processor is free."""

    def __init__(self, rows: TableDataset, milliseconds: float) -> None:
        self.rows = rows
        self.seconds = milliseconds / 1000

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        if self.seconds:
            time.sleep(self.seconds)
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)


def seconds(dataset: Dataset[tuple[Tensor, Tensor]], workers: int, s: Settings) -> tuple[float, float]:
    """Return the wall time of the first epoch and of the fastest later one."""
    times, kept = [], workers > 0  # kept: otherwise every epoch starts new processes
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "This DataLoader will create")  # more than the cores: on purpose
        loader = DataLoader(dataset, s.batch, shuffle=True, num_workers=workers, persistent_workers=kept)
        for _ in range(s.epochs):
            began = time.perf_counter()
            for _ in loader:
                pass
            times.append(time.perf_counter() - began)
    return times[0], min(times[1:], default=times[0])


def look(s: Settings) -> Training:
    must_be_possible(s.batch, workers=0, held_out=0)
    rows = TableDataset(s.data, s.label)
    slow = SlowDataset(rows, s.wait)
    memory = {n: seconds(rows, n, s) for n in WORKERS}
    waiting = {n: seconds(slow, n, s) for n in WORKERS}
    first, later = Text(en="first epoch", zh="第一个 epoch"), Text(en="later epochs", zh="后面的 epoch")
    for title, times in (
        (Text(en="Rows in memory, milliseconds", zh="数据在内存里，毫秒"), memory),
        (
            Text(
                en=f"{s.wait:g} ms to wait for each sample, milliseconds",
                zh=f"每个样本要等 {s.wait:g} 毫秒，毫秒",
            ),
            waiting,
        ),
    ):
        yield Table(
            title, ("num_workers", first, later), [(n, 1e3 * a, 1e3 * b) for n, (a, b) in times.items()]
        )
    yield Result(
        fastest_in_memory=min(WORKERS, key=lambda n: memory[n][1]),
        four_help_waiting=float(waiting[4][1] < waiting[0][1]),
        in_memory_2=memory[2][1] / memory[0][1],
        waiting_4=waiting[4][1] / waiting[0][1],
    )


PROGRAM = Program(
    title=Text(en="Workers: how many processes should load?", zh="工作进程：用几个来加载？"),
    settings=Settings,
    run=look,
    expect=(
        Expect("fastest_in_memory", 0, within=0),
        Expect("four_help_waiting", 1, within=0),
    ),
    tries=(
        Try(
            Text(
                en="wait=0 takes the waiting away: now no number of workers beats 0 in either table.",
                zh="wait=0 去掉等待：两张表里都没有哪个进程数能赢过 0。",
            ),
            given={"wait": 0.0},
            value="four_help_waiting",
            within=0,
        ),
    ),
    quick={"epochs": 2, "wait": 0.2},
)
