"""The table of the rules, the page of each, and the handbook that is made of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from doctor.conftest import Said
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.mending.fix import CURES
from torchdojo.doctor.pages import change, handbook
from torchdojo.doctor.wrapping import width, wrapped
from torchdojo.lectures import catalogue

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_handbook_is_current(language: str) -> None:
    assert (DOCS / f"rules.{language}.md").read_text("utf-8") == handbook(rules(), language), (
        "run scripts/rules"
    )


def test_every_cure_changes_lines_and_every_patch_has_a_rule() -> None:
    for rule in rules().values():
        lines = change(rule)
        assert any(line[:1] in "+-" for line in lines) and "<- here" not in "".join(lines), rule.name
    assert CURES.keys() <= rules().keys()


def test_every_rule_names_a_lecture_that_there_is() -> None:
    assert {rule.lecture for rule in rules().values()} <= set(catalogue.lectures())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_has_every_rule_under_its_severity(language: str, doctor: Callable[..., Said]) -> None:
    code, out, _ = doctor("rules", lang=language)
    assert code == 0 and all(name in out for name in rules())
    heads = ("错误：", "警告：", "提示：") if language == "zh" else ("Errors:", "Warnings:", "Tips:")
    errors, _, rest = out.partition(heads[1])
    assert "zero-grad-before-step check fix" in errors and "scheduler-per-batch check fix" in rest


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_of_a_rule_fits_a_terminal(language: str, doctor: Callable[..., Said]) -> None:
    for name in ("softmax-before-cross-entropy", "gradients-never-cleared"):
        code, out, _ = doctor("explain", name, lang=language)
        rule = rules()[name]
        said = "".join(out.split())
        for text in (rule.what, rule.why, rule.cure):
            assert "".join((text.zh if language == "zh" else text.en).split()) in said
        assert (
            code == 0 and "\n-    nn.Softmax(dim=1),\n" in out
        ) or "\n+        optimizer.zero_grad()\n" in out
        assert all(width(line) <= 80 for line in out.splitlines() if "https://" not in line)


def test_an_unknown_rule_is_explained(doctor: Callable[..., Said]) -> None:
    code, _, err = doctor("explain", "no-such-rule")
    assert code == 1 and "There is no rule" in err and "zero-grad-before-step" in err


def test_lines_break_between_words_and_never_before_closing_punctuation() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("调用 optimizer.step() 之后，再看。", 20) == ["调用", "optimizer.step() 之", "后，再看。"]
    assert all(width(line) <= 12 for line in wrapped("损失从没降过，学习率太大。", 10))
