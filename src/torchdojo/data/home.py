"""Where fetched data sets are kept."""

import os
from pathlib import Path


def data_home() -> Path:
    """Return TORCHDOJO_DATA, else `data` in TORCHDOJO_HOME, else `data` in the user's data folder."""
    if asked := os.environ.get("TORCHDOJO_DATA"):
        return Path(asked).expanduser()
    if home := os.environ.get("TORCHDOJO_HOME"):
        return Path(home) / "data"
    return _user_folder() / "data"


def _user_folder() -> Path:
    try:
        from platformdirs import user_data_path
    except ImportError:  # beside a script copied out by `torchdojo new` there may be torch and numpy only
        return Path.home() / ".local" / "share" / "torchdojo"
    return user_data_path("torchdojo", appauthor=False)
