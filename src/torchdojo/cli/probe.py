"""Asks torch about itself in a process of its own, which may crash or hang without taking us along."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 120.0  # seconds; importing torch takes 5 on a slow disk
SCRIPT = """
import json, pathlib, re
import numpy
import torch
x = torch.ones(8, 8, requires_grad=True)
(x @ x).sum().backward()
cuda = torch.cuda.is_available()
maps = pathlib.Path("/proc/self/maps")
text = maps.read_text() if maps.exists() else ""
print(json.dumps({
    "version": torch.__version__,
    "built_for": torch.version.cuda or getattr(torch.version, "hip", None) or "",
    "cuda": torch.cuda.get_device_name(0) if cuda else "",
    "mps": torch.backends.mps.is_available(),
    "computes": bool((x.grad == 16).all()),
    "openmp": sorted(set(re.findall(r"/\\S*?(lib(?:gomp|iomp5|omp)[^/\\s]*)", text))),
}))
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What torch said of itself; `error` is the last line of what it said if it could not be imported."""

    facts: dict[str, Any] = field(default_factory=dict)
    error: str = ""


def ask_torch() -> Answer:
    """Import torch in a child process, let it compute, and return what it tells."""
    command = [sys.executable, "-c", SCRIPT]
    try:
        child = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(error=f"import torch: > {PATIENCE:.0f} s")
    if child.returncode:
        told = child.stderr.strip().splitlines() or [f"exit code {child.returncode}"]
        return Answer(error=told[-1])
    return Answer(json.loads(child.stdout.strip().splitlines()[-1]))
