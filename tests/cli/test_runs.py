"""Runs that are kept: listed, shown, compared, removed; and what the overview makes of them."""

from pathlib import Path
from typing import cast

import pytest
from rich.cells import cell_len

from cli.calling import Say, pretend
from torchdojo.cli.outcome import expectation
from torchdojo.cli.promises import headline, next_after
from torchdojo.cli.source import source_of
from torchdojo.engine.program import Expect
from torchdojo.engine.records import State
from torchdojo.engine.track import Track
from torchdojo.lectures import catalogue
from torchdojo.text import Text
from torchdojo.views import Confusion, Line, Note, View

PROMISE = cast(Expect, headline(source_of(4, "four_steps")))


def test_no_run_yet(say: Say, lang: str) -> None:
    code, out, _ = say("runs", lang=lang)
    assert code == 0 and "torchdojo run 1" in out


def test_runs_are_listed_with_state_and_result(say: Say, home: Path) -> None:
    pretend("l04-a", 4, "four_steps", {}, result={"before": 2.0, PROMISE.value: 7.99})
    pretend("l04-b", 4, "four_steps", {"lr": 0.2}, state="diverged")
    pretend("l04-c", 4, "four_steps", {}, state=None)
    out = say("runs")[1]
    assert {" ".join(line.split()) for line in out.splitlines()} == {
        "run state result",
        f"l04-a done {PROMISE.value} 7.9900",
        "l04-b diverged",
        "l04-c interrupted",
    }


def test_only_the_newest_runs_are_listed_unless_all_are_asked_for(say: Say, home: Path) -> None:
    for i in range(25):
        pretend(f"l04-{i:02}", 4, "four_steps", {})
    assert "5 older ones: torchdojo runs list --all" in say("runs")[1]
    assert len(say("runs", "list", "--all")[1].splitlines()) == 26


def test_a_run_is_shown_with_its_views(say: Say, home: Path) -> None:
    frames = [Line(Text(en="The line", zh="直线"), [1, 2], [2, 4], w, 0.0) for w in (1.0, 2.0)]
    matrix = Confusion(Text(en="Truth", zh="真值"), ["a", "b"], [[3, 1], [0, 4]])
    views: list[View] = [*frames, matrix, Note(Text(en="A remark.", zh="一句话。"))]
    pretend("l04-a", 4, "four_steps", {}, result={PROMISE.value: PROMISE.about}, views=views)
    code, out, err = say("runs", "show", "last")
    assert (code, err) == (0, "")
    assert "torchdojo run 4\n" in out and "loss  3 → 1" in out
    assert "y = 2x + 0" in out and "y = 1x + 0" not in out, "of one title the last view is shown"
    assert "A remark." in out and "right: 7 of 8" in out
    assert f"{expectation(PROMISE)}    as expected" in out
    assert all(cell_len(line) <= 80 for line in out.splitlines() if "/" not in line)


def test_what_is_promised_is_written_without_a_leeway_that_is_only_for_rounding() -> None:
    exact, rounded = Expect("parameters", 575_050, within=0), Expect("w", 2.0, within=1e-9)
    assert [expectation(exact), expectation(rounded)] == ["575,050", "2"]
    assert expectation(Expect("accuracy", 0.977, within=0.005)) == "97.7 % ± 0.5 %"


def test_a_result_that_differs_from_the_promise_is_said_to(say: Say, home: Path) -> None:
    pretend("l04-a", 4, "four_steps", {}, result={PROMISE.value: 1e6})
    assert "not as expected" in say("runs", "show", "last")[1]


def test_where_nothing_is_promised_the_nearest_promise_is_told(say: Say, home: Path) -> None:
    pretend("l04-a", 4, "four_steps", {"lr": 0.02}, result={PROMISE.value: 8.0})
    out = say("runs", "show", "last")[1]
    assert "Nothing is promised for these settings. For torchdojo run 4:" in out
    assert "as expected" not in out


@pytest.mark.parametrize("state", ["failed", "diverged", "stopped"])
def test_a_run_that_ended_early_says_why(say: Say, home: Path, lang: str, state: State) -> None:
    why = Text(en="The sky fell.", zh="天塌了。")
    folder = pretend("l04-a", 4, "four_steps", {}, state=state, why=why)
    assert str(getattr(why, lang)) in say("runs", "show", "last", lang=lang)[1]
    assert say("report", lang=lang)[0] == 0
    assert getattr(why, lang) in (folder.path / "report.html").read_text("utf-8")


def test_a_run_that_was_killed_says_so(say: Say, home: Path, lang: str) -> None:
    folder = pretend("l04-a", 4, "four_steps", {}, state=None)
    said = {"en": "its process was killed", "zh": "进程被强行结束"}[lang]
    assert said in say("runs", "show", "last", lang=lang)[1]
    say("report", lang=lang)
    assert said in (folder.path / "report.html").read_text("utf-8")


def test_a_script_of_ones_own_is_shown_as_such_and_never_resumed(
    say: Say, home: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["/somewhere/mine.py", "--lr", "0.1"])
    track = Track()
    track(loss=2.0)
    track(loss=1.0)
    monkeypatch.setattr("sys.last_value", KeyboardInterrupt(), raising=False)
    track._finish()
    code, out, _ = say("runs", "show", "last", lang=lang)
    assert code == 0 and "/somewhere/mine.py --lr 0.1" in out
    assert "torchdojo run " not in out and "resume" not in out and "Ctrl-C" in out
    for line in ("runs resume last", "run --resume last"):
        code, _, err = say(*line.split(), lang=lang)
        assert code == 2 and "/somewhere/mine.py" in err and "torchdojo runs show mine-" in err
    assert say(lang=lang)[0] == 0, "the overview knows no lecture 0"


def test_nothing_of_the_bundled_data_is_promised_for_the_learners_own(
    say: Say, home: Path, lang: str
) -> None:
    pretend("l06-a", 6, "three_layers", {"data": "/my.csv"}, result={"loss": 0.5})
    out = say("runs", "show", "last", lang=lang)[1]
    assert {"en": "Nothing is promised for these data", "zh": "没有预期值"}[lang] in out
    assert "±" not in out and "torchdojo run 6\n" not in out


def test_an_experiment_says_that_its_numbers_are_those_of_the_bundled_data() -> None:
    own: dict[str, str] = {"data": "/my.csv"}
    (first, *_), main = source_of(6, "three_layers").tries, catalogue.find(6).main
    assert next_after(6, main, {}, {}).says == first.says
    marked = next_after(6, main, {}, own)
    assert marked.says.en.startswith(first.says.en) and "with the bundled data" in marked.says.en
    assert "自带数据" in marked.says.zh and "--data /my.csv" in marked.line


def test_runs_are_compared(say: Say, home: Path, lang: str) -> None:
    pretend("l04-a", 4, "four_steps", {"lr": 0.01}, losses=(3, 2, 1), result={"four_hours": 7.9})
    pretend("l04-b", 4, "four_steps", {"lr": 0.02}, losses=(9, 2, 0.1), result={"four_hours": 8.0, "w": 2.0})
    code, out, err = say("runs", "compare", "l04-a", "l04-b", lang=lang)
    assert (code, err) == (0, "")
    rows = [line.split() for line in out.splitlines()]
    hours = {"en": "four_hours", "zh": "学 4 小时"}[lang].split()
    assert ["lr", "0.01", "0.02"] in rows and [*hours, "7.9000", "8"] in rows and ["w", "—", "2"] in rows
    assert not any(row[:1] == ["epochs"] and row[1] == row[2] for row in rows), "equal settings are left out"
    assert {"en": "Loss, smoothed", "zh": "损失（已平滑）"}[lang] in out
    assert not any(row in (["loss"], ["损失"]) for row in rows), "the title says what the y axis shows"
    assert ["1", "2", "3"] in rows, "there is no step 1.5"


def test_one_run_cannot_be_compared(say: Say, home: Path) -> None:
    pretend("l04-a", 4, "four_steps", {})
    code, _, err = say("runs", "compare", "last", "l04-a")
    assert code == 2 and "It takes 2 to 26 different ones." in err


def test_removing_asks_where_there_is_someone_to_ask(say: Say, home: Path) -> None:
    folder = pretend("l04-a", 4, "four_steps", {})
    code, _, err = say("runs", "remove", "l04-a")
    assert code == 2 and "--yes" in err and folder.path.exists()
    assert say("runs", "remove", "l04-a", "--yes")[0] == 0
    assert not folder.path.exists()


@pytest.mark.parametrize(("answer", "gone"), [("y", True), ("n", False), ("", False), ("是", True)])
def test_the_answer_decides(
    say: Say, home: Path, monkeypatch: pytest.MonkeyPatch, answer: str, gone: bool
) -> None:
    folder = pretend("l04-a", 4, "four_steps", {})
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda *_: answer)
    say("runs", "remove", "last")
    assert folder.path.exists() is not gone


def test_a_run_of_another_lecture_is_not_resumed_by_mistake(say: Say, home: Path) -> None:
    pretend("l05-a", 5, "hours_to_pass", {}, state="stopped")
    code, _, err = say("run", "4", "--resume", "l05-a")
    assert code == 2 and "l05-a is a run of lecture 5." in err and "torchdojo runs resume l05-a" in err
    assert "Lecture 4 has not been run yet." in say("run", "4", "--resume", "last")[2]


def test_a_damaged_run_is_left_out_of_the_list_and_named_when_asked_for(say: Say, home: Path) -> None:
    pretend("l04-good", 4, "four_steps", {})
    bad = pretend("l04-bad", 4, "four_steps", {})
    (bad.path / "settings.json").write_text('{"lecture": 4', encoding="utf-8")
    assert "l04-good" in say("runs")[1] and "l04-bad" not in say("runs")[1]
    code, _, err = say("runs", "show", "l04-bad")
    assert code == 1 and "settings.json" in err and "torchdojo runs remove l04-bad" in err


def test_the_overview_fits_eighty_columns_and_names_every_lecture(say: Say, lang: str) -> None:
    code, out, _ = say(lang=lang)
    assert code == 0 and all(cell_len(line) <= 80 for line in out.splitlines())
    for lecture in catalogue.lectures().values():
        assert str(getattr(lecture.title, lang)).split()[0] in out
    assert out.endswith("  torchdojo run 1\n")


def test_the_overview_shows_your_result_beside_what_is_expected(say: Say, home: Path) -> None:
    pretend("l04-a", 4, "four_steps", {}, result={PROMISE.value: 1.2345})
    pretend("l05-a", 5, "sigmoids", {})
    out = say()[1]
    assert "1.2345" in out and "1 run" in out


@pytest.mark.parametrize("width", [40, 50, 60, 80, 120])
def test_what_is_listed_is_readable_at_every_width(
    say: Say, home: Path, lang: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    name = "l02-learning_rate_bound-20261123-090059"
    pretend(name, 2, "learning_rate_bound", {}, result={"largest_difference": 1 / 3})
    pretend("l04-a", 4, "four_steps", {}, result={PROMISE.value: PROMISE.about})
    monkeypatch.setenv("COLUMNS", str(width))
    assert any(name in line for line in say("runs", lang=lang)[1].splitlines()), "a name is never broken"
    for words in ("", "runs", "data", "programs 2", "runs show l04-a"):
        out = say(*words.split(), lang=lang)[1]
        assert "…" not in out, "nothing is cut off"
        assert all(cell_len(line) <= width for line in out.splitlines() if "/" not in line)
    assert expectation(PROMISE) in say("runs", "show", "l04-a", lang=lang)[1].replace("\n", " ")


def test_on_a_low_terminal_the_overview_fits_it(say: Say, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setattr("torchdojo.cli.overview.lively", lambda _: True)
    monkeypatch.setenv("LINES", "24")
    out = say(lang=lang)[1]
    assert len(out.splitlines()) <= 23 and out.endswith("  torchdojo run 1\n")


def test_the_overview_leads_on(say: Say, home: Path) -> None:
    numbers = [*catalogue.lectures()]
    for number in numbers[:2]:
        pretend(f"l{number:02}", number, catalogue.find(number).main, {})
    assert say()[1].endswith(f"  torchdojo run {numbers[2]}\n")
