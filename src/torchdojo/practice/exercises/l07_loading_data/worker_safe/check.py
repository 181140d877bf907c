"""Lecture 7 · worker-safe: what a spawned worker does, played in one process: import the file, unpickle what is sent."""

import contextlib
import io
import pickle
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import torch
from torch import Tensor
from torch.utils.data import DataLoader

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, said, same, show

SENT = ("dataset", "collate_fn", "worker_init_fn", "sampler", "batch_sampler")
FOR_WORKERS = ("persistent_workers", "prefetch_factor", "multiprocessing_context", "timeout")
SAYS = {
    "no-main-guard": Text(en="Importing the file starts a loader: every worker imports it, and would start workers of its own. Write if __name__ == \"__main__\": before the call.",
                          zh="一导入这个文件就开始加载：每个工作进程都会导入它，于是又去启动自己的工作进程。调用之前要写 if __name__ == \"__main__\":。"),
    "guard-never-opens": Text(en="Run as a script it does not print main(10, 2): the guard reads if __name__ == \"__main__\": and print(main(10, 2)) stands below it.",
                              zh="当作脚本运行时没有打印 main(10, 2)：保护语句是 if __name__ == \"__main__\":，下面写 print(main(10, 2))。"),
    "not-picklable": Text(en="This cannot be sent to a worker: pickle sends classes and functions by their name at the top level of the file, so no lambda, no class inside of a function, no open file.",
                          zh="这个送不到工作进程：pickle 按文件最外层的名字来送类和函数，所以不能是 lambda、函数里的类，也不能带着打开的文件。"),
    "workers-ignored": Text(en="The number of workers does not reach the DataLoader: num_workers=workers.", zh="工作进程数没有传给 DataLoader：要写 num_workers=workers。"),
    "no-loader": Text(en="main loads nothing by a DataLoader of a Squares.", zh="main 没有用 DataLoader 加载 Squares。"),
    "other-batches": Text(en="The batches hold another number of samples than 4: batch_size=4.", zh="每批不是 4 个样本：要写 batch_size=4。"),
    "not-a-tensor": Text(en="A sample is to be a tensor, float32: from plain numbers the loader makes float64.", zh="一个样本应当是 float32 的张量：给普通的数，loader 会拼成 float64。"),
    "not-a-number": Text(en="A Python float is to come back: .item().", zh="应当返回 Python 的 float：用 .item()。"),
}  # fmt: skip


class Watched:
    """The loaders that were made, and those that were run. They load in this process, whatever number of workers they ask for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, DataLoader[Any]]] = []
        self.run = 0
        make, go = DataLoader.__init__, DataLoader.__iter__

        def made(loader: DataLoader[Any], *args: Any, **kwargs: Any) -> None:
            names = ("dataset", "batch_size", "shuffle", "sampler", "batch_sampler", "num_workers")
            kwargs.update(zip(names, args[:6], strict=False))
            workers = kwargs.pop("num_workers", 0)
            kept = {k: v for k, v in kwargs.items() if k not in FOR_WORKERS or not workers}
            make(loader, *args[6:], **kept)  # without workers torch refuses what is meant for them
            self.asked.append((workers, loader))

        def started(loader: DataLoader[Any]) -> Iterator[Any]:
            self.run += 1
            return go(loader)

        DataLoader.__init__, DataLoader.__iter__ = made, started  # type: ignore[method-assign, assignment]


WATCHED = Watched()  # before the answer's file is run: an unguarded one would start processes


def run_as(answer: Answer, name: str) -> tuple[int, str]:
    """Run the file under a name. Return how many loaders ran, and what was printed."""
    before, printed, module = WATCHED.run, io.StringIO(), ModuleType(name)
    kept = sys.modules.get(name)
    sys.modules[name] = module
    try:
        with contextlib.redirect_stdout(printed):
            answer.run(
                exec,
                said(f"your file, with __name__ == {name!r}", f"你的文件，__name__ == {name!r}"),
                compile(answer.source, answer.file, "exec", dont_inherit=True),
                vars(module),
            )
    finally:
        if kept is not None:
            sys.modules[name] = kept
    return WATCHED.run - before, printed.getvalue()


@prop("imported by a worker", "被工作进程导入")
def guard(answer: Answer, draw: Draw) -> None:
    if WATCHED.run or (answer.source and run_as(answer, "__mp_main__")[0]):
        raise Wrong("no-main-guard", SAYS["no-main-guard"], said("import of your file", "导入你的文件"))


@prop("the samples", "样本")
def samples(answer: Answer, draw: Draw) -> None:
    for n in (10, 1, draw.one(11, 40)):
        dataset = answer.call("Squares", n)
        same(answer.run(len, f"len(Squares({n}))", dataset), n, f"len(Squares({n}))")
        for i in {0, n - 1, n // 2}:
            got = answer.run(lambda d=dataset, k=i: d[k], f"Squares({n})[{i}]")
            expected = torch.tensor(float(i * i))
            if isinstance(got, float | int):
                raise Wrong(
                    "not-a-tensor", SAYS["not-a-tensor"], f"Squares({n})[{i}]", show(got), show(expected)
                )
            same(got, expected, f"Squares({n})[{i}]")


@prop("main(n, workers)", "main(n, workers)")
def total(answer: Answer, draw: Draw) -> None:
    for n, workers in ((10, 2), (8, 0), (1, 1), (draw.one(11, 40), 3)):
        WATCHED.asked.clear()
        called, expected = f"main({n}, {workers})", float(sum(i * i for i in range(n)))
        got = answer.call("main", n, workers)
        loaders = [
            (asked, loader)
            for asked, loader in WATCHED.asked
            if isinstance(loader.dataset, answer.get("Squares"))
        ]
        if not loaders:
            raise Wrong("no-loader", SAYS["no-loader"], called)
        asked, loader = loaders[-1]
        if loader.batch_size != 4:
            raise Wrong(
                "other-batches",
                SAYS["other-batches"],
                called,
                f"batch_size={loader.batch_size}",
                "batch_size=4",
            )
        if asked != workers:
            raise Wrong(
                "workers-ignored",
                SAYS["workers-ignored"],
                called,
                f"num_workers={asked}",
                f"num_workers={workers}",
            )
        for name in SENT:
            try:
                pickle.loads(pickle.dumps(getattr(loader, name)))
            except Exception as error:
                raise Wrong(
                    "not-picklable",
                    SAYS["not-picklable"],
                    f"pickle.dumps(loader.{name})",
                    f"{type(error).__name__}: {error}"[:200],
                ) from None
        if isinstance(got, Tensor):
            raise Wrong("not-a-number", SAYS["not-a-number"], called, show(got), show(expected))
        same(got, expected, called)


@prop("run as a script", "当作脚本运行")
def script(answer: Answer, draw: Draw) -> None:
    if answer.source:
        ran, printed = run_as(answer, "__main__")
        if not ran or "285" not in printed or WATCHED.asked[-1][0] != 2:
            raise Wrong(
                "guard-never-opens",
                SAYS["guard-never-opens"],
                said("python your_file.py", "python 你的文件.py"),
                printed.strip()[:80] or said("nothing printed", "什么也没打印"),
                "285.0",
            )


CHECK = Check([guard, samples, total, script])
