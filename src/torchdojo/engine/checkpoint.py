"""Saving and restoring everything a run needs to go on bit for bit: parts, random states, where the events end."""

import copy
import pickle
import random
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.parallel import DistributedDataParallel

from torchdojo.engine import atomic
from torchdojo.engine.program import Parts, Stateful
from torchdojo.text import DojoError, Text

Saved = dict[str, Any]  # epoch, step, events (a byte offset), time, settings, parts, random


def take(parts: Parts, **where: Any) -> Saved:
    """Return a copy of everything that is saved, which later updates do not change."""
    states = {name: copy.deepcopy(_bare(part).state_dict()) for name, part in parts.stateful.items()}
    return {**where, "parts": states, "random": _random_states()}


def save(path: Path, saved: Saved) -> None:
    """Write the checkpoint atomically; raises DojoError if the disk does not take it."""
    atomic.write(path, lambda file: torch.save(saved, file))


def load(path: Path) -> Saved:
    """Read a checkpoint without ever running code from it; raises DojoError if it is missing or damaged."""
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise _unusable(path, Text(en="it is missing", zh="文件不存在")) from None
    except (RuntimeError, EOFError, OSError, KeyError, ValueError, pickle.UnpicklingError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise _unusable(path, Text(en=f"it is damaged ({reason})", zh=f"文件已损坏（{reason}）")) from error


def restore(saved: Saved, parts: Parts) -> None:
    """Put the saved states into `parts` and the random generators; raises DojoError if they do not fit."""
    try:
        for name, part in parts.stateful.items():
            _bare(part).load_state_dict(saved["parts"][name])
        _restore_random(saved["random"])
    except (KeyError, RuntimeError, ValueError, TypeError) as error:
        reason = str(error).splitlines()[0]
        raise _unusable(
            Path("checkpoint.pt"),
            Text(
                en=f"it does not fit this program any more ({reason})",
                zh=f"它和现在的程序对不上了（{reason}）",
            ),
        ) from error


def _bare(part: Stateful) -> Stateful:
    """Return a model without the wrapper torchrun adds, so that a checkpoint serves any number of processes."""
    return part.module if isinstance(part, DistributedDataParallel) else part


def _random_states() -> dict[str, Any]:
    kind, keys, position, has_gauss, cached = np.random.get_state(legacy=True)
    return {
        "torch": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
        "python": random.getstate(),
        "numpy": (kind, torch.from_numpy(np.asarray(keys, dtype=np.int64)), position, has_gauss, cached),
    }


def _restore_random(states: dict[str, Any]) -> None:
    torch.set_rng_state(states["torch"])
    if states["cuda"] and torch.cuda.is_available():
        torch.cuda.set_rng_state_all(states["cuda"])
    version, internal, gauss = states["python"]
    random.setstate((version, tuple(internal), gauss))
    kind, keys, *rest = states["numpy"]
    np.random.set_state((kind, keys.numpy().astype(np.uint32), *rest))


def _unusable(path: Path, reason: Text) -> DojoError:
    return DojoError(
        what=Text(
            en="The checkpoint {path} cannot be used: {reason}.", zh="检查点 {path} 无法使用：{reason}。"
        ).format(path=path, reason=reason),
        why=Text(
            en="A run goes on from the state saved at the end of an epoch; nothing in its folder was changed.",
            zh="续跑要从某个 epoch 结束时保存的状态开始；这次运行的文件夹没有被改动。",
        ),
        cure=Text(
            en="Start again with the same settings; they stand in settings.json beside it.",
            zh="请用同样的设置重新开始，设置就在同一文件夹的 settings.json 里。",
        ),
    )
