"""What a check shows a learner among the code is said in both languages."""

import ast
import re
from collections.abc import Iterator

import pytest

from torchdojo.lectures import catalogue
from torchdojo.practice.bank import Exercise, exercises
from torchdojo.practice.judge import said

WORDS = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")  # no code has three words in a row
NOT_SHOWN = {"the server is gone", "mn kn km"}  # of an exception that is raised on purpose; sizes
CHINESE = re.compile(r"[一-鿿]")


def english_alone(tree: ast.AST) -> Iterator[str]:
    """Yield what is given to a call, or stands in a tuple, without a Chinese one beside it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call | ast.Tuple | ast.BinOp):
            words = [text for part in ast.iter_child_nodes(node) for text in texts(part)]
            if not any(map(CHINESE.search, words)):
                yield from filter(WORDS.search, words)


def texts(node: ast.AST) -> list[str]:
    """Return the text of a literal, or of the argument that is one."""
    if isinstance(node, ast.keyword):
        return texts(node.value)
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


@pytest.mark.parametrize("exercise", exercises(), ids=lambda one: one.name)
def test_no_words_stand_there_in_english_alone(exercise: Exercise) -> None:
    tree = ast.parse((exercise.folder / "check.py").read_text("utf-8"))
    assert not set(english_alone(tree)) - NOT_SHOWN


@pytest.mark.parametrize(("language", "words"), [("en", "twice"), ("zh", "两次")])
def test_they_follow_the_language(language: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", language)
    assert said("twice", "两次") == words


def test_texts_name_only_programs_that_exist() -> None:
    for exercise in exercises():
        for file in exercise.folder.glob("*.*"):
            for lecture, program in re.findall(r"torchdojo run (\d+) (\w+)", file.read_text("utf-8")):
                assert program in catalogue.programs(int(lecture)), f"{file}: {program}"
