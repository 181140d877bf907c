"""torchdojo: the PyTorch practice course as software."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torchdojo import doctor
    from torchdojo.engine.track import track

    def check(name: str, names: dict[str, Any] | None = None, student: str = "") -> None:
        """Judge names defined in a notebook."""


__version__ = "0.1.0"
__all__ = ["__version__", "check", "doctor", "track"]


def __getattr__(name: str) -> Any:
    """Import `check`, `track`, `doctor` when they are first asked for: `import torchdojo` itself must cost nothing."""
    if name == "check":
        return importlib.import_module("torchdojo.cli.notebook").check
    if name == "doctor":
        return importlib.import_module("torchdojo.doctor")
    if name == "track":
        from torchdojo.engine.track import track

        return track
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
