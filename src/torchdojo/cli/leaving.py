"""How errors leave: three short lines for what the user can mend, one sentence and a file for what we must."""

import os
import platform
import re
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from torchdojo import __version__
from torchdojo.cli import FAILED, MISUSED, STOPPED
from torchdojo.cli.screen import complaints, lively
from torchdojo.cli.values import UsageError
from torchdojo.engine.home import home
from torchdojo.text import DojoError, Text


def explained(error: Exception) -> int:
    """Say on stderr what went wrong and return the exit code."""
    if isinstance(error, DojoError):
        for line, style in ((error.what, "bold red"), (error.why, ""), (error.cure, "green")):
            complaints().print(str(line), style=style, soft_wrap=not _breakable(str(line)))
        return MISUSED if isinstance(error, UsageError) else FAILED
    complaints().print(
        str(
            Text(
                en="Something went wrong that torchdojo did not foresee ({error}). The full report is in {path}",
                zh="出了 torchdojo 没有预料到的问题（{error}）。完整报告在 {path}",
            ).format(error=f"{type(error).__name__}: {error}".splitlines()[0][:200], path=_report(error))
        ),
        soft_wrap=True,
    )
    return FAILED


def _breakable(line: str) -> bool:
    """Whether a person reads it who is better served by lines broken at words; a path must stay whole to be copied."""
    longest = max(map(len, re.findall(r"[!-~]+", line)), default=0)
    return lively(sys.stderr) and longest <= complaints().width


def left(error: KeyboardInterrupt | BrokenPipeError) -> int:
    """End quietly: the user, or the program that read our output, went away."""
    if isinstance(error, BrokenPipeError):
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # Python flushes stdout once more at its end
    return STOPPED


def _report(error: Exception) -> Path:
    text = "\n".join(
        (
            f"torchdojo {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"command: {sys.argv}",
            f"working directory: {Path.cwd()}",
            "".join(traceback.format_exception(error)),
        )
    )
    name = f"torchdojo-error-{datetime.now():%Y%m%d-%H%M%S}.txt"
    for folder in (home() / "errors", Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return folder / name
    complaints().print(text)
    return Path("—")
