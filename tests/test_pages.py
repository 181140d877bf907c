"""The pages tell the truth: their Python runs and prints what they say, their commands exist."""

import contextlib
import io
import re
import shlex
import unicodedata
from pathlib import Path

import pytest
import torch

from torchdojo.engine.settings import make
from torchdojo.lectures import catalogue

ROOT = Path(__file__).parents[1]
PAGES = {
    f"{n}-{lang}": catalogue.folder(n) / f"page.{lang}.md"
    for n in catalogue.lectures()
    for lang in ("zh", "en")
}
BOOKS = {**PAGES, **{path.name: path for path in [*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md")]}}
SNIPPET = re.compile(r"```python\n(.*?)```(?:\s*```text\n(.*?)```)?", re.S)


@pytest.mark.parametrize("page", [key for key in PAGES if key.endswith("en")])
def test_the_python_on_a_page_runs_and_prints_what_the_page_says(page: str) -> None:
    """The Chinese page shows the same code (tests/test_lectures.py), so the English one is run."""
    for code, output in SNIPPET.findall(PAGES[page].read_text("utf-8")):
        torch.manual_seed(0)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, str(PAGES[page]), "exec"), {"__name__": "__main__"})
        if output:
            assert printed.getvalue().strip() == output.strip(), f"the page shows another output for:\n{code}"


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


@pytest.mark.parametrize("page", PAGES)
def test_code_fits_a_terminal_of_80_columns(page: str) -> None:
    """A line of Python that the terminal wraps is no longer Python; six columns are the frame."""
    blocks = re.findall(r"```(?:python|console)\n(.*?)```", PAGES[page].read_text("utf-8"), re.S)
    assert [line for block in blocks for line in block.splitlines() if columns(line) > 74] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_formula_reads_as_plain_text(page: str) -> None:
    formulas = re.findall(r"\$\$\n(.*?)\$\$", PAGES[page].read_text("utf-8"), re.S)
    assert [formula for formula in formulas if re.search(r"[\\{}]", formula)] == []
    assert max(columns(line) for formula in formulas for line in formula.splitlines()) <= 74


def commands(path: Path) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", path.read_text("utf-8"), re.S)
    lines = [line.split("#")[0].strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [line for line in lines if re.match(r"(torchdojo|scripts/dojo) run \d", line)]


@pytest.mark.parametrize("book", BOOKS)
def test_every_run_command_names_a_program_and_settings_that_exist(book: str) -> None:
    for line in commands(BOOKS[book]):
        words = shlex.split(line)[2:]
        name = words[1] if len(words) > 1 and not words[1].startswith("-") else None
        program = catalogue.load(int(words[0]), name)
        options = {w[2:].split("=")[0].replace("-", "_") for w in words if w.startswith("--")}
        everywhere = {"quick", "threads", "plot", "figure", "resume", "lang", "debug", "list", "help"}
        make(program, {option: None for option in options - everywhere})
