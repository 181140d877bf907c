"""visdom's client without a server: `from torchdojo.visdom import Visdom`."""

from torchdojo.visdom.client import Visdom

__all__ = ["Visdom"]
