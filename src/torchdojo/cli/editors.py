"""The editor the learner has: $VISUAL, $EDITOR, VS Code, PyCharm, in this order."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WINDOWED = ("code", "cursor", "codium", "pycharm", "pycharm.sh", "charm")  # have a window of their own
INSIDE_VS_CODE = "TERM_PROGRAM"


@dataclass(frozen=True, slots=True)
class Editor:
    """How it is called; `window`: it has one of its own and leaves the terminal alone."""

    command: Sequence[str]
    window: bool


def editor(environment: Mapping[str, str] | None = None) -> Editor | None:
    """Return the first that is there, or None."""
    env = os.environ if environment is None else environment
    inside = env.get(INSIDE_VS_CODE) == "vscode"
    chosen = [env.get("VISUAL", ""), env.get("EDITOR", "")]
    for words in ["code"] if inside and not any(chosen) else [*chosen, *WINDOWED]:
        command = shlex.split(words)
        if command and shutil.which(command[0], path=env.get("PATH")):
            return Editor(command, Path(command[0]).name in WINDOWED)
    return None


def edit(editor: Editor, file: Path) -> int:
    """Open the file; an editor of the terminal is waited for. Returns its exit code."""
    command = [*editor.command, str(file)]
    if not editor.window:
        return subprocess.call(command)
    subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return 0
