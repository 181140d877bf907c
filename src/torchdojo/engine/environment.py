"""What a run ran on: versions, machine, threads, device, git commit."""

import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import torch

import torchdojo


def environment(**more: Any) -> dict[str, Any]:
    """Return the environment as plain values, `more` added."""
    return {
        "torchdojo": torchdojo.__version__,
        "git": _commit(),
        "torch": str(torch.__version__),
        "numpy": np.__version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "cuda": torch.cuda.get_device_name(0) if torch.cuda.is_available() else "",
        **more,
    }


def _commit() -> str:
    """Return the commit torchdojo runs from, "" if it was installed without its repository."""
    try:
        return subprocess.run(
            ["git", "describe", "--always", "--dirty"],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
