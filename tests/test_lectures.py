"""Common tests: what must hold for every lecture and every program in it."""

import dataclasses
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import torch

from names_in_chinese import only_in_english
from shapes import load_checked, wanted_shapes
from small_sets import small
from torchdojo.data.catalogue import datasets, path_of, state_of
from torchdojo.engine.finish import Finished, finish
from torchdojo.engine.program import Expect, Program, Try
from torchdojo.engine.settings import comments, make
from torchdojo.lectures import catalogue

REPO = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TORCHDOJO_SHARED_DATA", REPO.parent / "shared" / "data"))
FILES = {f"{n}-{name}": path for n in catalogue.lectures() for name, path in catalogue.programs(n).items()}


def load(key: str) -> Program:
    number, name = key.split("-", 1)
    return catalogue.load(int(number), name)


EVERY_PROGRAM = pytest.mark.parametrize("key", FILES)
EVERY_LECTURE = pytest.mark.parametrize("number", catalogue.lectures())


@EVERY_PROGRAM
def test_shape_comments_are_true_and_every_number_has_a_chinese_name(
    key: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = FILES[key]
    number, name = key.split("-", 1)
    few = small(int(number), name, tmp_path_factory.getbasetemp())
    torch.manual_seed(0)
    module, seen = load_checked(path, f"torchdojo.lectures.{path.parent.name}.{path.stem}")
    ended = finish(module.PROGRAM, {**module.PROGRAM.quick, **few})
    assert seen == set(wanted_shapes(path.read_text("utf-8"))), "a shape comment sits where no tensor is made"
    if key != "13-predict":  # its numbers are called by the languages of the names
        assert only_in_english({*ended.result, *(name for epoch in ended.epochs for name in epoch)}) == set()


@EVERY_PROGRAM
def test_four_steps_stand_in_order_where_a_program_trains(key: str) -> None:
    text = FILES[key].read_text("utf-8")
    if ".backward()" not in text or "Parts(" not in text:
        return
    places = [text.find(f"# {n} · {name}") for n, name in enumerate(("data", "model", "loss", "training"), 1)]
    assert -1 not in places and places == sorted(places)
    assert ".step()" in text and "zero_grad()" in text


@EVERY_PROGRAM
def test_file_is_a_page_not_a_book(key: str) -> None:
    lines = len(FILES[key].read_text("utf-8").splitlines())
    assert lines <= 120, f"{FILES[key]} has {lines} lines"


@EVERY_PROGRAM
def test_docstring_asks_a_question_and_names_its_source(key: str) -> None:
    text = FILES[key].read_text("utf-8")
    for field in ("Question  ", "See  ", "Source  "):
        assert f"\n{field}" in text


@EVERY_PROGRAM
def test_title_is_read_without_importing_torch(key: str) -> None:
    assert catalogue.title_of(FILES[key]) == load(key).title


@EVERY_PROGRAM
def test_settings_are_frozen_and_documented_in_both_languages(key: str) -> None:
    settings = load(key).settings
    assert settings.__dataclass_params__.frozen
    assert list(comments(settings)) == [f.name for f in dataclasses.fields(settings)]


@EVERY_PROGRAM
def test_every_named_setting_exists(key: str) -> None:
    program = load(key)
    for given in (
        program.quick,
        *program.recipes.values(),
        *(e.given for e in claims(program)),
    ):
        make(program, given)


def claims(program: Program) -> list[Expect | Try]:
    return [*program.expect, *program.tries]


def promises() -> list[Any]:
    return [
        pytest.param(key, promise, marks=[pytest.mark.slow] if promise.slow else [], id=f"{key}-{i}")
        for key in FILES
        for i, promise in enumerate(claims(load(key)))
    ]


@cache
def ended_with(key: str, given: tuple[tuple[str, Any], ...]) -> Finished:
    """Run a program once for all the promises it makes about the same settings."""
    return finish(load(key), dict(given))


@pytest.fixture
def full_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let slow promises find the full sets: those of TORCHDOJO_DATA, or the copies beside the repository."""
    if "TORCHDOJO_DATA" not in os.environ and SHARED.is_dir():
        monkeypatch.setenv("TORCHDOJO_DATA", str(SHARED))


@pytest.mark.usefixtures("full_sets")
@pytest.mark.parametrize(("key", "promise"), promises())
def test_promise_is_kept(key: str, promise: Expect | Try) -> None:
    name = promise.given.get("data", "")
    if name in datasets() and state_of(name) != "present":
        pytest.skip(f"{name} is not in {path_of(name)}; name a folder in TORCHDOJO_SHARED_DATA")
    unhurried = {"pause": 0.0} if "pause" in load(key).settings.__dataclass_fields__ else {}  # nobody watches
    ended = ended_with(key, tuple(sorted({**promise.given, **unhurried}.items())))
    if isinstance(promise, Try) and promise.diverges:
        assert ended.diverged, f"expected divergence, got {ended.result}"
        return
    assert not ended.diverged
    assert ended.result[promise.value] == pytest.approx(promise.about, abs=promise.within)


def headings(page: Path) -> list[str]:
    return re.findall(r"^(#+) ", page.read_text("utf-8"), re.MULTILINE)


@EVERY_LECTURE
def test_pages_have_the_same_headings_in_both_languages(number: int) -> None:
    folder = catalogue.folder(number)
    assert headings(folder / "page.zh.md") == headings(folder / "page.en.md")


@EVERY_LECTURE
def test_pages_show_the_same_code_and_formulas(number: int) -> None:
    folder = catalogue.folder(number)
    blocks = [
        re.findall(
            r"```python\n(.*?)```|\$\$(.*?)\$\$", (folder / f"page.{lang}.md").read_text("utf-8"), re.S
        )
        for lang in ("zh", "en")
    ]
    assert blocks[0] == blocks[1]


def test_lectures_are_numbered_as_in_the_notes() -> None:
    assert list(catalogue.lectures()) == [*range(1, 12), 13]
