"""Where torchdojo keeps what it writes: TORCHDOJO_HOME, else the user's data folder of this system."""

import os
from pathlib import Path

import platformdirs

from torchdojo.text import DojoError, Text

VARIABLE = "TORCHDOJO_HOME"


def home() -> Path:
    """Return the folder; it need not exist yet."""
    return Path(os.environ.get(VARIABLE) or platformdirs.user_data_path("torchdojo", appauthor=False))


def cannot_write(path: Path, error: OSError) -> DojoError:
    """Return the error to raise when writing `path` failed: disk full, read-only, no permission."""
    return DojoError(
        what=Text(en=f"Could not write {path}: {error.strerror}.", zh=f"无法写入 {path}：{error.strerror}。"),
        why=Text(
            en="The disk is full, or the folder does not allow writing. What was saved before is still there.",
            zh="磁盘已满，或者这个文件夹不允许写入。之前保存的内容都还在。",
        ),
        cure=Text(
            en=f"Free some space, or set {VARIABLE} to a folder you can write to.",
            zh=f"腾出一些空间，或者把环境变量 {VARIABLE} 设为一个可以写入的文件夹。",
        ),
    )
