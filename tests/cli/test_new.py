"""`torchdojo new`: every program of the course, copied out, runs without torchdojo and gives the same result."""

import ast
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.calling import Say, surroundings
from small_sets import small
from torchdojo.cli.closure import closure, tidied
from torchdojo.cli.new import _write
from torchdojo.cli.plain import plain, run_of, speaks_simply
from torchdojo.cli.script import script_of
from torchdojo.cli.settings import command
from torchdojo.cli.source import source_of
from torchdojo.engine.finish import finish
from torchdojo.lectures import catalogue

CHILD = Path(__file__).with_name("scripts_child.py")
PROGRAMS = [(n, name) for n in catalogue.lectures() for name in catalogue.programs(n)]
TIMED = {"sgd_times_batch"}  # CPU seconds: never twice the same
BUNDLED = [(8, "mlp"), (13, "names")]
EVERY_PROGRAM = pytest.mark.parametrize(
    ("lecture", "name"), PROGRAMS, ids=[f"{n}-{name}" for n, name in PROGRAMS]
)


def quick(lecture: int, name: str, there: Path) -> dict[str, Any]:
    """Return quick settings. Names and the first digits are read from what comes along, later on a few rows do."""
    few = {} if (lecture, name) in BUNDLED else small(lecture, name, there)
    return {**source_of(lecture, name).quick, **few}


def copy_and_run(there: Path) -> dict[tuple[int, str], str]:
    """Copy every program out, run the copies with their quick settings, return what each printed."""
    jobs = []
    for lecture, name in PROGRAMS:
        script = script_of(catalogue.programs(lecture)[name].read_text("utf-8"), "# copied")
        _write(there / f"{lecture}-{name}", script)
        line = command(lecture, name, name, quick(lecture, name, there))
        jobs.append((str(there / f"{lecture}-{name}" / "train.py"), shlex.split(line)[3:]))
    child = [sys.executable, "-I", str(CHILD)]
    subprocess.run(child, input=json.dumps(jobs), text=True, check=True, env=surroundings(there / "home"))
    return {key: (there / "-".join(map(str, key)) / "output.txt").read_text("utf-8") for key in PROGRAMS}


def numbers_in(output: str) -> dict[str, str]:
    """Return the numbers of the last line that tells a result, or else of an epoch."""
    told = [line for line in output.splitlines() if re.match(r"(result|epoch \d+)  ", line)]
    parts = [part.rpartition("=") for part in told[-1].split("  ")[1:]] if told else []
    return {name: number for name, _, number in parts}


def test_every_copy_runs_without_torchdojo_and_gives_the_result_of_the_program(tmp_path: Path) -> None:
    outputs = copy_and_run(tmp_path)  # one test: two workers would both have to run all the copies
    broken = {key: output for key, output in outputs.items() if "Traceback" in output}
    assert not broken, "\n\n".join(f"{key}: {output}" for key, output in broken.items())
    for (lecture, name), output in outputs.items():
        got = numbers_in(output)
        assert got, f"{lecture} {name} tells nothing"
        if name == catalogue.find(lecture).main:
            program = catalogue.load(lecture, name)
            result = finish(program, quick(lecture, name, tmp_path)).result
            assert got.keys() == result.keys()
            for key in result.keys() - TIMED:  # where the data lie in memory decides the last bits of a sum
                assert float(got[key]) == pytest.approx(result[key], rel=1e-4, abs=1e-6), (
                    f"{lecture} {name} {key}"
                )


@EVERY_PROGRAM
def test_a_copy_is_plain(lecture: int, name: str) -> None:
    source = catalogue.programs(lecture)[name].read_text("utf-8")
    script = script_of(source, "# copied")
    assert "\nPROGRAM =" not in script and "Expect(" not in script
    if speaks_simply(source):
        functions = {node.name: node for node in ast.parse(script).body if isinstance(node, ast.FunctionDef)}
        assert not any(isinstance(node, ast.Yield) for node in ast.walk(functions[run_of(source)]))
    loops = [line for line in source.splitlines() if re.search(r"zero_grad|backward\(|\.step\(\)", line)]
    assert all(line in script for line in loops), "the training cycle must stay as it stands"


def test_the_main_program_of_lecture_4_needs_nothing_beside_it(say: Say, tmp_path: Path) -> None:
    code, out, err = say("new", str(tmp_path / "mine"), "--from", "4")
    assert (code, err) == (0, "") and f"cd {tmp_path / 'mine'} && python train.py" in out
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["train.py"]
    text = (tmp_path / "mine" / "train.py").read_text("utf-8")
    assert "# 4 · training cycle" in text and "# (3, 1) hours" in text, "comments stay"
    assert "torchdojo" not in text.replace("# Copied out of torchdojo", "").replace("and no torchdojo.", "")


def test_the_data_it_needs_comes_along(say: Say, tmp_path: Path) -> None:
    out = say("new", str(tmp_path / "mine"), "--from", "8", lang="zh")[1]
    assert (tmp_path / "mine" / "dojo" / "data" / "bundled" / "digits").is_dir() and "digits" in out
    assert not (tmp_path / "mine" / "dojo" / "data" / "bundled" / "weather").exists()


def test_ones_own_data_becomes_the_default(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my table.csv").write_text("a,b,y\n1,2,0\n")
    assert say("new", "mine", "--from", "6", "--data", "my table.csv")[0] == 0
    assert f"data: str = '{tmp_path / 'my table.csv'}'" in Path("mine/train.py").read_text("utf-8")
    assert say("new", "theirs", "--from", "8", "--data", "mnist")[0] == 0
    assert "data: str = 'mnist'" in Path("theirs/train.py").read_text("utf-8")


def test_data_that_cannot_be_used_is_refused_before_anything_is_written(say: Say, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    code, _, err = say("new", str(folder), "--from", "4", "--data", "x.csv")
    assert code == 2 and "This program reads no data." in err
    code, _, err = say("new", str(folder), "--from", "8", "--data", "x.csv")
    assert code == 2 and "There is no file, folder or data set “x.csv”." in err
    assert not folder.exists()


def test_nothing_is_overwritten(say: Say, tmp_path: Path, lang: str) -> None:
    (tmp_path / "mine").mkdir()
    assert say("new", str(tmp_path / "mine"), "--from", "4", lang=lang)[0] == 0, "an empty folder will do"
    (tmp_path / "mine" / "train.py").write_text("my work")
    code, _, err = say("new", str(tmp_path / "mine"), "--from", "4", lang=lang)
    assert code == 1 and str(tmp_path / "mine") in err
    assert (tmp_path / "mine" / "train.py").read_text() == "my work"


PROGRAM = """
from torchdojo.engine.program import Epoch, Parts, Program, Result, Step, Training
from torchdojo.engine.spread import share
from torchdojo.text import Text
from torchdojo.views import Curve


def seen(points) -> Iterator[Curve]:
    yield Curve(TITLE, "x", "y", {"a": (points, points)})


def train(s: Settings) -> Training:
    loader = share(make(s))  # 数据
    kept, shown = [], [1, 2]
    start = yield Parts(loader=loader)
    for epoch in range(start, s.epochs):
        loss = 1.0
        yield Step(loss=loss)
        yield Epoch(epoch, w=2)  # 结束
        if epoch == 3:
            yield Curve(TITLE, "x", "y", {"a": (shown, shown)})
    yield from seen(shown)
    yield Result(w=2)


TITLE = Text(en="t", zh="标题")
PROGRAM = Program(title=TITLE, settings=Settings, run=train, expect=())
"""


def test_only_what_was_for_the_views_is_left_out() -> None:
    assert (
        tidied(plain(PROGRAM)).strip()
        == """
def train(s: Settings) -> None:
    loader = make(s)  # 数据
    kept, shown = [], [1, 2]
    start = 0
    for epoch in range(start, s.epochs):
        loss = 1.0
        tell(f"epoch {epoch + 1}", loss=loss, w=2)  # 结束
    tell("result", w=2)
""".strip()
    )


def test_modules_are_followed_through_modules() -> None:
    found = closure("from torchdojo.data.pictures import pictures\n")
    assert {"torchdojo.data.pictures", "torchdojo.data.catalogue", "torchdojo.text"} <= found.keys()
    assert not any(name.startswith("torchdojo.cli") for name in found)
