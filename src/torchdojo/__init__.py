"""torchdojo: the PyTorch practice course as software."""

__version__ = "0.1.0"
