"""The pages about practice: what they show is what comes out, the commands, options and keys they name exist."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.calling import Say
from torchdojo.cli.classroom import COMMANDS as CLASSROOM
from torchdojo.cli.practice import COMMANDS
from torchdojo.cli.practice_words import MEANS
from torchdojo.practice.bank import find
from torchdojo.practice.child.limits import FILE, MEMORY
from torchdojo.practice.child.process import PATIENCE
from torchdojo.practice.judge import Check
from torchdojo.practice.progress import STATES
from torchdojo.practice.workspace import Workspace

DOCS = Path(__file__).parents[2] / "docs"
TIMES = ("seconds", "cpu", "elapsed", "passed", "last")  # another value every time
pages = pytest.mark.parametrize("language", ["en", "zh"])


def page(language: str) -> str:
    return (DOCS / f"practice.{language}.md").read_text("utf-8")


def blocks(language: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page(language), re.DOTALL)


def lasting(value: Any) -> Any:
    """What stays of a JSON value when moments and durations do not count, except that they are of their kind."""
    if isinstance(value, dict):
        return {key: type(one) if key in TIMES else lasting(one) for key, one in value.items()}
    return value


@pages
def test_the_examples_are_what_comes_out(language: str, say: Say, file: Path, dojo: Workspace) -> None:
    answer, shown = blocks(language, "python")[0], blocks(language, "text")[0]
    verdict, progress = map(json.loads, blocks(language, "json"))
    file.write_text(answer)
    told = json.loads(say("practice", "check", "--json", lang=language)[1])
    assert lasting(told) == lasting(verdict)
    say("practice", "hint", lang=language)
    file.write_text(find("mse").right[0].read_text("utf-8"))
    assert say("practice", "check", lang=language)[0] == 0
    written = json.loads((dojo.hidden / "progress.json").read_text("utf-8"))
    assert lasting(written) == lasting(progress)
    assert written == json.loads(say("practice", "status", "--json", lang=language)[1])
    file.write_text(answer)
    assert say("practice", "check", lang=language)[1] == shown


@pages
def test_every_command_and_option_on_the_page_exists_and_every_command_is_named(language: str) -> None:
    words = page(language)
    commands = [*COMMANDS.values(), *CLASSROOM.values()]
    options = {argument.name for command in commands for argument in command.takes if argument.option}
    assert set(re.findall(r"--[a-z][\w-]+", words)) <= options
    assert set(re.findall(r"torchdojo practice ([a-z]+)", words)) == COMMANDS.keys() - {"continue"}
    assert set(re.findall(r"torchdojo classroom ([a-z]+)", words)) == set(CLASSROOM)


@pages
def test_every_key_state_and_limit_is_there(language: str) -> None:
    words = page(language)
    for key in MEANS.keys() - {"space"}:
        assert f"\n| {key} |" in words
    assert set(STATES) <= set(re.findall(r"^\| `.` \| ([\w-]+) \|", words, re.MULTILINE))
    for limit in (f"{Check([]).cpu:.0f} ", f"{PATIENCE} ", f"{MEMORY >> 30} GB", f"{FILE >> 20} MB"):
        assert limit in words


def test_both_pages_have_the_same_parts_and_the_readmes_lead_to_them() -> None:
    levels = [re.findall(r"^#+", page(language), re.MULTILINE) for language in ("en", "zh")]
    assert levels[0] == levels[1]
    for readme, name in (("README.md", "practice.en.md"), ("README.zh.md", "practice.zh.md")):
        assert f"docs/{name}" in (DOCS.parent / readme).read_text("utf-8")
