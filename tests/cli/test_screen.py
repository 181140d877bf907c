"""Text on the screen: Chinese broken where a reader expects it, nothing lost, nothing invisible."""

import io
import sys

import pytest
from rich.cells import cell_len
from rich.markdown import Markdown
from rich.table import Table

from torchdojo.cli.layout import markdown
from torchdojo.cli.screen import _console, paged

SENTENCE = "从数值到概率：sigmoid、二分类交叉熵，以及什么是 logit。“发散”（divergence）指损失越来越大。"


def printed(what: object, width: int) -> list[str]:
    out = io.StringIO()
    console = _console(out)
    console.width = width
    console.print(what)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", range(16, 90))
def test_chinese_is_broken_between_characters_but_not_before_a_comma(width: int) -> None:
    lines = printed(SENTENCE, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == SENTENCE.replace(" ", ""), "nothing is lost"
    assert not any(line.startswith(("，", "。", "、", "：", "）", "”")) for line in lines)
    assert not any(line.endswith(("（", "“")) for line in lines)
    assert all(word in " ".join(lines) for word in ("sigmoid", "logit", "divergence")), "words stay whole"
    assert all(cell_len(line) > width - 15 for line in lines[:-1]), "lines are full, up to the longest word"


@pytest.mark.parametrize("width", range(30, 90))
def test_nothing_is_cut_off_in_tables(width: int) -> None:
    table = Table(box=None)
    table.add_column("讲")
    table.add_column("内容")
    table.add_row("5", SENTENCE)
    markdown = Markdown(f"| 讲 | 内容 |\n|--|--|\n| 5 | {SENTENCE} |")
    for what in (table, markdown):
        text = "".join(printed(what, width)).replace(" ", "")
        assert "…" not in text and all(part in text for part in ("什么", "logit", "越来越大"))


def test_english_is_broken_as_ever() -> None:
    lines = printed("It isn't “quoted” text (nor this) that breaks: lines break at spaces.", 20)
    assert lines == ["It isn't “quoted”", "text (nor this) that", "breaks: lines break", "at spaces."]


def test_lines_have_no_spaces_at_their_ends() -> None:
    table = Table.grid()
    table.add_row("a", "b" * 10)
    table.add_row("a", "b")
    assert printed(table, 40) == ["abbbbbbbbbb", "ab"]


def test_a_pager_is_for_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with paged():
        sys.stdout.write("straight through")


def test_lines_of_one_paragraph_meet_without_a_space_where_chinese_has_none() -> None:
    """A task is written in short lines; on a wide screen they are one."""
    text = "两个等长的张量，\n返回`mse`的\n值，\n`w = 0`，再乘 N\n次（\n见下）。\n"
    text += "- 一\n- 二\n\nplain\nwords\n\n    代码，\n    不动\n"
    lines = [line.strip() for line in printed(markdown(text), 100) if line.strip()]
    assert lines[0] == "两个等长的张量，返回mse的值，w = 0，再乘 N 次（见下）。"
    assert lines[1:] == ["• 一", "• 二", "plain words", "代码，", "不动"]
