"""Which files of a folder `doctor check` reads."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from torchdojo.text import DojoError, Text

READABLE = (".py", ".ipynb")
OTHERS = {"__pycache__", "node_modules", "site-packages", "build", "dist", "venv", "env"}
SIGNS = ("torch", ".backward(")  # a file with neither has nothing to do with training


def shelf(paths: Sequence[str]) -> list[str]:
    """Return the scripts and notebooks that are named or lie in the folders named; raises DojoError."""
    found: dict[str, None] = {}
    for path in paths:
        if os.path.isdir(path):
            found |= dict.fromkeys(_inside(path))
        elif os.path.exists(path):
            found[path] = None
        else:
            raise DojoError(
                what=Text(en=f"There is no file or folder “{path}”.", zh=f"没有“{path}”这个文件或文件夹。"),
                why=Text(en="The doctor can only read what is there.", zh="不存在的东西没法读。"),
                cure=Text(
                    en="Give the paths of scripts, notebooks or folders.",
                    zh="请给出脚本、notebook 或文件夹的路径。",
                ),
            )
    return [path for path in found if _of_torch(path)]


def _inside(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in OTHERS and not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(files) if name.endswith(READABLE))


def _of_torch(path: str) -> bool:
    try:
        text = Path(path).read_bytes()
    except OSError:
        return True  # the report says that it could not be read
    return any(sign.encode() in text for sign in SIGNS)
