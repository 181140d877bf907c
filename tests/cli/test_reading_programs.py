"""What is read from a program's file without running it is what importing it gives."""

import dataclasses
from typing import get_args

import pytest

from torchdojo.cli.settings import DEVICES, command, options, words_of
from torchdojo.cli.settings import given as settings_given
from torchdojo.cli.source import Source, source_of
from torchdojo.engine import device
from torchdojo.engine.settings import comments, make
from torchdojo.lectures import catalogue

PROGRAMS = [(n, name) for n in catalogue.lectures() for name in catalogue.programs(n)]
EVERY_PROGRAM = pytest.mark.parametrize(
    ("lecture", "name"), PROGRAMS, ids=[f"{n}-{name}" for n, name in PROGRAMS]
)


@EVERY_PROGRAM
def test_the_file_says_what_the_program_is(lecture: int, name: str) -> None:
    source, program = source_of(lecture, name), catalogue.load(lecture, name)
    assert (source.title, source.quick, source.recipes) == (program.title, program.quick, program.recipes)
    assert set(map(repr, source.expect)) <= set(map(repr, program.expect))
    assert set(map(repr, source.tries)) <= set(map(repr, program.tries))
    assert bool(source.tries) == bool(program.tries), "no Try stands there literally"
    fields = dataclasses.fields(program.settings)
    assert [(s.name, s.default) for s in source.settings] == [(f.name, f.default) for f in fields]
    assert {s.name: s.says for s in source.settings} == comments(program.settings)


@EVERY_PROGRAM
def test_every_setting_is_an_option_of_its_type(lecture: int, name: str) -> None:
    source, program = source_of(lecture, name), catalogue.load(lecture, name)
    for field, setting, option in zip(
        dataclasses.fields(program.settings), source.settings, options(source), strict=True
    ):
        if setting.type == "bool":
            assert option.kind is None and isinstance(field.default, bool)
            continue
        assert option.kind is not None
        from_recipes = [recipe[setting.name] for recipe in source.recipes.values() if setting.name in recipe]
        for value in (field.default, *get_args(field.type), *setting.choices, *from_recipes):
            assert option.kind.read(option.name, str(value)) == value
            assert type(option.kind.read(option.name, str(value))) is type(value)


@EVERY_PROGRAM
def test_settings_are_completed_as_the_engine_does(lecture: int, name: str) -> None:
    source, program = source_of(lecture, name), catalogue.load(lecture, name)
    for given in [p.given for p in program.expect] + [p.given for p in program.tries]:
        assert source.complete(given) == dataclasses.asdict(make(program, given))


def test_the_devices_are_those_of_the_engine() -> None:
    assert DEVICES == device.DEVICES


def test_the_words_of_a_line_are_found_between_its_options() -> None:
    line = ["--threads", "2", "8", "--quick", "mlp", "--lr", "0.5", "--data=x"]
    assert words_of(line, ["--quick"]) == ["8", "mlp"]


def test_a_command_repeats_what_was_given() -> None:
    assert command(8, "mlp", "mlp", {"lr": 0.5, "scramble": True}) == "torchdojo run 8 --lr 0.5 --scramble"
    assert command(4, "race", "four_steps", {"data": "my file", "bias": False}) == (
        "torchdojo run 4 race --data 'my file' --no-bias"
    )


def test_only_what_was_said_is_given() -> None:
    source: Source = source_of(4, "four_steps")
    assert settings_given(source, {"lr": None, "epochs": 3, "plot": None}) == {"epochs": 3}


@EVERY_PROGRAM
def test_every_promise_can_be_asked_for_on_the_command_line(lecture: int, name: str) -> None:
    source, program = source_of(lecture, name), catalogue.load(lecture, name)
    by_key = {option.key: option for option in options(source)}
    for given in [program.quick, *(p.given for p in program.expect), *(p.given for p in program.tries)]:
        for setting, value in given.items():
            kind = by_key[setting].kind
            if (setting, value) == ("epochs", 0):  # counts the parameters of a model nobody trains
                continue
            assert kind is None or kind.read(setting, str(value)) == value
