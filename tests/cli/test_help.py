"""Help: quick, complete, in both languages, and within the width of the terminal."""

import importlib
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli.calling import COMMAND, CONTROL, Say, call, surroundings
from torchdojo.cli import app
from torchdojo.cli.grammar import Command
from torchdojo.cli.source import source_of
from torchdojo.lectures import catalogue

HEAVY = ("torch", "numpy", "matplotlib")


def grouped(name: str) -> list[str]:
    """Return the commands a command stands for: itself, or those under it."""
    module = importlib.import_module(f"torchdojo.cli.{name.replace('-', '_')}")
    inner: Mapping[str, Command] = getattr(module, "COMMANDS", {})
    return [f"{name} {sub}" for sub in inner] or [name]


def every_command() -> list[str]:
    return [one for name in app.COMMANDS for one in grouped(name)]


PROGRAMS = [(n, name) for n in catalogue.lectures() for name in catalogue.programs(n)]


def fits(text: str, width: int = 80) -> bool:
    return all(cell_len(line) <= width and line == line.rstrip() for line in text.splitlines())


def test_help_takes_less_than_a_third_of_a_second_of_cpu_time(tmp_path: Path) -> None:
    def seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [*COMMAND, "--help"], stdout=subprocess.DEVNULL, env=surroundings(tmp_path), check=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(seconds() for _ in range(5)) < 0.3


@pytest.mark.parametrize(
    "words", ["--help", "", "run 8 -h", "programs 8", "code 8", "runs", "data -h", "check-up -h"]
)
def test_what_only_shows_text_imports_nothing_heavy(words: str, tmp_path: Path) -> None:
    code = (
        "import sys; from torchdojo.cli.app import main; code = main(sys.argv[1:]);"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    child = subprocess.run(
        [sys.executable, "-c", code, *words.split()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=surroundings(tmp_path),
        check=False,
    )
    assert (child.returncode, child.stderr) == (0, "[]\n")


def test_help_names_every_command_in_the_language_asked_for(tmp_path: Path, lang: str) -> None:
    child = call(tmp_path, "--help", lang=lang)
    assert child.returncode == 0 and child.stderr == ""
    assert fits(child.stdout) and not CONTROL.search(child.stdout)
    for name, does in app.COMMANDS.items():
        assert f"  {name} " in child.stdout and str(getattr(does, lang))[:20] in child.stdout


@pytest.mark.parametrize("name", every_command())
def test_every_command_explains_itself(say: Say, name: str, lang: str) -> None:
    code, out, err = say(*name.split(), "--help", lang=lang)
    assert (code, err) == (0, "") and fits(out)
    assert out.startswith({"en": "Usage", "zh": "用法"}[lang] + f"  torchdojo {name}")


@pytest.mark.parametrize(("lecture", "program"), PROGRAMS, ids=[f"{n}-{name}" for n, name in PROGRAMS])
def test_help_of_a_program_explains_every_setting(say: Say, lecture: int, program: str, lang: str) -> None:
    code, out, _ = say("run", str(lecture), program, "-h", lang=lang)
    assert code == 0 and fits(out)
    flat = "".join(out.split())
    for setting in source_of(lecture, program).settings:
        assert f"--{setting.name.replace('_', '-')}" in out
        assert "".join(str(getattr(setting.says, lang)).split()) in flat


@pytest.mark.parametrize("width", [40, 50, 60, 80, 120])
@pytest.mark.parametrize("words", ["-h", "run 8 -h", "run 4 optimizers -h", "data -h", "runs compare -h"])
def test_help_fits_every_width_without_a_thin_column(
    say: Say, monkeypatch: pytest.MonkeyPatch, lang: str, words: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = say(*words.split(), lang=lang)[1]
    flat = out.replace(" ", "").replace("\n", "")
    monkeypatch.setenv("COLUMNS", "400")
    unbroken = say(*words.split(), lang=lang)[1]
    assert flat == unbroken.replace(" ", "").replace("\n", ""), "nothing is lost"
    for line in out.splitlines():
        indent = len(line) - len(line.lstrip())
        assert indent <= width - 30, "a thin column"
        assert cell_len(line) <= width or " " not in line.strip(), (
            "only a word longer than the line sticks out"
        )


@pytest.mark.parametrize("name", [name for name in app.COMMANDS if " " in "".join(grouped(name))])
def test_help_of_a_command_with_several_names_them_all(say: Say, name: str, lang: str) -> None:
    code, out, _ = say(name, "-h", lang=lang)
    assert code == 0 and fits(out)
    for sub in grouped(name):
        assert f"\n  {sub.split()[1]} " in out


def test_version(say: Say) -> None:
    assert say("--version")[1].startswith("torchdojo 0.")
