"""Where torchdojo keeps what it writes: TORCHDOJO_HOME, else the user's data folder of this system."""

import errno
import os
from pathlib import Path

import platformdirs

from torchdojo.text import DojoError, Text

VARIABLE = "TORCHDOJO_HOME"
REASONS = {
    errno.ENOSPC: Text(en="the disk is full", zh="磁盘满了"),
    errno.EDQUOT: Text(en="your share of the disk is used up", zh="磁盘配额用完了"),
    errno.EFBIG: Text(en="it would be larger than a file may be here", zh="超过了这里允许的文件大小"),
    errno.EROFS: Text(en="nothing can be written on this disk", zh="这个盘是只读的"),
    errno.EACCES: Text(en="you have no permission", zh="没有权限"),
    errno.EPERM: Text(en="you have no permission", zh="没有权限"),
    errno.ENOENT: Text(en="it is not there", zh="它不存在"),
    errno.ENOTDIR: Text(en="a part of the path is a file, not a folder", zh="路径中有一段是文件，不是文件夹"),
    errno.EISDIR: Text(en="it is a folder", zh="它是个文件夹"),
}


def home() -> Path:
    """Return the folder; it need not exist yet."""
    return Path(os.environ.get(VARIABLE) or platformdirs.user_data_path("torchdojo", appauthor=False))


def cannot_write(path: Path, error: OSError) -> DojoError:
    """Return the error to raise when writing `path` failed: disk full, read-only, no permission."""
    return DojoError(
        what=Text(en="Could not write {path}: {reason}.", zh="无法写入 {path}：{reason}。").format(
            path=path, reason=reason(error)
        ),
        why=Text(en="What was saved before is still there.", zh="之前保存的内容都还在。"),
        cure=_cure(path, error),
    )


def reason(error: OSError) -> Text:
    """Return why the system refused, in our words where we have them."""
    said = error.strerror or type(error).__name__
    return REASONS.get(error.errno or 0, Text(en=said, zh=said))


def _cure(path: Path, error: OSError) -> Text:
    """Return what helps; the variable moves only what lies in its folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Text(en="Free some space and try again.", zh="腾出一些空间，再试一次。")
    if path.absolute().is_relative_to(home().absolute()):
        return Text(
            en=f"Set {VARIABLE} to a folder you can write to.",
            zh=f"把环境变量 {VARIABLE} 设为一个可以写入的文件夹。",
        )
    return Text(en="Choose a folder that you can write to.", zh="换一个可以写入的文件夹。")
