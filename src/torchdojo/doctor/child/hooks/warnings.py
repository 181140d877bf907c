"""Warnings that torch itself raises: they are passed on, and written down with the user's line."""

import warnings
from typing import Any

from torchdojo.doctor.child.patches import replace
from torchdojo.doctor.child.recorder import Recorder

MOST = 40


def watch_warnings(recorder: Recorder) -> None:
    """Write down every warning that would be shown."""
    show = warnings.showwarning
    seen: list[str] = []

    def shown(message: Any, category: Any, filename: str, lineno: int, *rest: Any) -> None:
        text = str(message)[:300]
        if recorder.active and text not in seen and len(seen) < MOST:
            seen.append(text)
            facts = {"text": text, "category": category.__name__, "file": filename}
            recorder.safely(lambda: recorder.event("warning", **facts))
        show(message, category, filename, lineno, *rest)

    replace(warnings, "showwarning", shown)
