"""The doctor: runs a learner's own training script, names the mistake, its line, why it hurts, and what cures it.

The script runs in a child process (`doctor.child`, the only part that imports torch), which writes down what happened;
the parent reads that log, asks every rule of `doctor.rules`, and reports. In code: `with doctor.watch() as seen:`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torchdojo.doctor.watching import Seen, watch

__all__ = ["Seen", "watch"]


def __getattr__(name: str) -> Any:
    """Import when first asked for: pytest loads this package at its start."""
    if name in __all__:
        from torchdojo.doctor import watching

        return getattr(watching, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
