"""torchdojo: the PyTorch practice course as software."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torchdojo.engine.track import track

__version__ = "0.1.0"
__all__ = ["__version__", "track"]


def __getattr__(name: str) -> Any:
    """Import `track` when it is first asked for: `import torchdojo` itself must cost nothing."""
    if name == "track":
        from torchdojo.engine.track import track

        return track
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
