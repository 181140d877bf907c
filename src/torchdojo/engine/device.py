"""Where to compute: the device and the number of threads."""

import os

import torch

from torchdojo.text import DojoError, Text

DEVICES = ("auto", "cpu", "cuda", "mps")


def pick_device(asked: str = "auto") -> torch.device:
    """Return the device to train on; "auto" takes the best one present. Raises DojoError for one that is absent."""
    # mps is exercised by the same code path but was never run on Apple hardware by us.
    present = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if asked == "auto":
        return torch.device(next(name for name in ("cuda", "mps", "cpu") if present[name]))
    if asked.split(":")[0] not in present:
        raise DojoError(
            what=Text(en=f"Unknown device: {asked}.", zh=f"不认识的设备：{asked}。"),
            why=Text(en="A device is a place torch can compute on.", zh="device 是 torch 能够计算的地方。"),
            cure=Text(en=f"Use one of: {', '.join(DEVICES)}.", zh=f"可选：{'、'.join(DEVICES)}。"),
        )
    if not present[asked.split(":")[0]]:
        usable = [name for name, there in present.items() if there]
        raise DojoError(
            what=Text(en=f"This machine has no {asked} device.", zh=f"这台机器上没有 {asked} 设备。"),
            why=Text(
                en=f"torch {torch.__version__} sees only: {', '.join(usable)}. Either the hardware is absent "
                "or this build of torch was made without support for it.",
                zh=f"torch {torch.__version__} 只看到：{'、'.join(usable)}。要么没有这种硬件，"
                "要么装的是不支持它的 torch。",
            ),
            cure=Text(en="Use --device auto or --device cpu.", zh="请改用 --device auto 或 --device cpu。"),
        )
    return torch.device(asked)


def pick_threads(asked: int = 0) -> int:
    """Return how many threads to compute with; 0 means: the cores that the load leaves free, at least one.

    Taking every core of a busy machine is slower than taking one: 55 against 1,031 steps a second were
    measured for a small MLP on two busy cores.
    """
    if asked > 0:
        return asked
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0  # Windows has no load average
    return max(1, int(cores - load))
