"""A wrong command line gets three lines: what was wrong, why, and what is allowed, the nearest first."""

import pytest

from cli.calling import Say

WRONG = {
    "rnu 8": ("There is no command “rnu”.", "The commands are: run, runs,"),
    "8": ("There is no command “8”.", "torchdojo run 8"),
    "run 12": ("There is no lecture “12”.", "Choose one of: 1, 2, 3,"),
    "run eight": ("There is no lecture “eight”.", "Choose one of: 1, 2, 3,"),
    "run": ("Which lecture?", "torchdojo run 8"),
    "run 5 hurs": ("Lecture 5 has no program “hurs”.", "Choose one of: hours_to_pass,"),
    "run 4 --lrr 1": (
        "torchdojo run 4 has no option --lrr; did you mean --lr?",
        "Its options, the nearest first: --lr,",
    ),
    "run 4 optimizers --lrr=1": (
        "torchdojo run 4 optimizers has no option --lrr; did you mean --lr?",
        "Its options, the nearest first: --lr,",
    ),
    "run 8 --zzz 1": ("torchdojo run 8 has no option --zzz.", "Its options, the nearest first: --"),
    "runs --al": ("torchdojo runs list has no option --al; did you mean --all?", "the nearest first: --all,"),
    "runs shw last": ("There is no command “runs shw”.", "Choose one of: show,"),
    "run 4 --data my.csv": (
        "This program reads no data. (Lecture 4, “The four steps”, has no --data.)",
        "torchdojo new mine --from 4. A file",
    ),
    "new mine --from 3 --data a.csv": (
        "This program reads no data. (Lecture 3, ",
        "is read by lectures 6, 7, 8, 9, 10,",
    ),
    "run 4 --lr=": ("--lr cannot be “”.", "For example: --lr 0.1"),
    "run 4 --lr": ("--lr has no value.", "Write: --lr NUMBER"),
    "run 4 --lr fast": ("--lr cannot be “fast”.", "For example: --lr 0.1"),
    "run 4 --lr -1e-3": ("--lr cannot be “-1e-3”.", "For example: --lr 0.1"),
    "run 4 --lr nan": ("--lr cannot be “nan”.", "For example: --lr 0.1"),
    "run 4 --epochs 0": ("--epochs cannot be “0”.", "For example: --epochs 3"),
    "run 4 --epochs 2.5": ("--epochs cannot be “2.5”.", "For example: --epochs 3"),
    "run 4 --seed 99999999999999999999": (
        "--seed cannot be “99999999999999999999”.",
        "For example: --seed 3",
    ),
    "run 4 --quick=yes": ("--quick takes no value.", "Write --quick alone"),
    "run 4 --threads -1": ("--threads cannot be “-1”.", "For example: --threads 3"),
    "run 4 --plot terminal,visdon": ("--plot cannot be “visdon”.", "Choose one of: visdom,"),
    "run 4 four_steps more": ("“more” is one word too many.", "torchdojo run -h"),
    "run 8 --recipe quick": ("--recipe cannot be “quick”.", "Choose one of:"),
    "run 8 --device gpu": ("--device cannot be “gpu”.", "Choose one of:"),
    "run 4 --figure a.pdf": ("Cannot draw a figure into a.pdf.", ".png, .svg"),
    "run 4 --figure nowhere/a.png": ("There is no folder", "Make the folder"),
    "run 4 --resume": ("--resume has no value.", "Write: --resume RUN"),
    "read": ("“torchdojo read” needs N (number of the lecture: 1 to 11, and 13).", "torchdojo read 8."),
    "programs": ("“torchdojo programs” needs N (number of the lecture", "For example: torchdojo programs 4."),
    "read 8 8": ("“8” is one word too many.", "torchdojo read -h"),
    "runs compare": ("“torchdojo runs compare” needs RUN (", "torchdojo runs compare -h"),
    "runs show nothing": ("No run is called “nothing”.", "Name one of: —"),
    "data fetch mnst": ("There is no data set “mnst”.", "Choose one of: mnist,"),
    "new mine": ("“torchdojo new” needs --from N (", "torchdojo new -h"),
    "--lang fr": ("--lang cannot be “fr”.", "Choose one of: zh, en."),
    "run 4 --lang": ("--lang cannot be “”.", "Choose one of: zh, en."),
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_line_is_answered_in_three(say: Say, line: str) -> None:
    what, cure = WRONG[line]
    code, out, err = say(*line.split())
    lines = err.splitlines()
    assert out == "" and len(lines) == 3 and all(lines)
    assert what in lines[0] and cure in lines[2]
    assert code == (1 if line.startswith(("run 4 --figure", "runs show")) else 2)


@pytest.mark.parametrize("line", WRONG)
def test_and_in_chinese(say: Say, line: str) -> None:
    _, _, err = say(*line.split(), lang="zh")
    assert len(err.splitlines()) == 3
    assert all(any("\u4e00" <= c <= "\u9fff" for c in part) for part in err.splitlines())


def test_why_no_epoch_at_all_is_refused(say: Say) -> None:
    assert say("run", "4", "--epochs", "0")[2].splitlines()[1] == (
        "It takes a whole number from 1 on: an epoch shows the network every sample once, without any it learns "
        "nothing."
    )
    assert say("run", "4", "--epochs", "2.5")[2].splitlines()[1] == "It takes a whole number from 1 on."


def test_an_unknown_option_is_answered_with_what_the_nearest_one_means(say: Say) -> None:
    assert say("run", "4", "--lrr", "1")[2].splitlines()[1].startswith("--lr means: how far one update moves")


def test_a_language_in_the_environment_that_does_not_exist_is_named(say: Say) -> None:
    code, _, err = say("runs", lang="fr")
    assert code == 2 and "TORCHDOJO_LANG cannot be “fr”." in err


@pytest.mark.parametrize("line", ["--lang zh runs", "runs --lang zh", "runs --lang=zh"])
def test_the_language_may_stand_anywhere(say: Say, line: str) -> None:
    assert "还没有运行过" in say(*line.split())[1]
