"""What must hold for every file: sizes that keep the code a textbook, both languages, imports that do no work."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
ANSWERS = {"right", "wrong"}  # of exercises: judged by the author's gate, and never imported
FILES = sorted(
    path for path in SRC.rglob("*.py")
    if not {"vendored", *ANSWERS} & set(path.parts) and path.name != "starter.py"
)  # fmt: skip
CHINESE = re.compile(r"[\u4e00-\u9fff]")
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))


@EVERY_FILE
def test_a_file_stays_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250


def words(node: ast.expr | None) -> str:
    """The literal parts of a string or f-string."""
    literals = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant)) if node else ()
    return "".join(value for value in literals if isinstance(value, str))


@EVERY_FILE
def test_every_text_is_english_in_english_and_chinese_in_chinese(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text"):
            continue
        sides = {k.arg: words(k.value) for k in node.keywords}
        assert not CHINESE.search(sides.get("en", "")), f"{path}:{node.lineno}: Chinese in the English text"
        if re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", sides.get("en", "")):
            assert CHINESE.search(sides["zh"]), f"{path}:{node.lineno}: no Chinese in the Chinese text"


@EVERY_FILE
def test_files_have_names_of_the_domain(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "common", "misc", "manager", "base", "handler", "tmp"}


def test_importing_every_module_is_silent_and_touches_no_network() -> None:
    modules = [
        ".".join(path.relative_to(SRC).with_suffix("").parts)
        for path in FILES
        if "exercises" not in path.parts
    ]
    modules = [name.removesuffix(".__init__") for name in modules if not name.endswith("__main__")]
    code = (
        "import importlib, socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('network at import')\n"
        "socket.socket.connect = refuse\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
