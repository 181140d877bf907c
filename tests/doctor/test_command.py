"""`torchdojo doctor` as it is called: a child with its own stdin and stdout, the report on stderr, the exit code."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from doctor.running import marked
from torchdojo.doctor.discovery import rules
from torchdojo.doctor.examples import BINARY, changed

SICK = rules()["gradients-never-cleared"].sick
ENDLESS = changed(
    BINARY,
    ("range(60)", "range(10**9)"),
    ("    optimizer.step()\n", "    optimizer.step()\n    print(epoch, flush=True)\n"),
)


def start(folder: Path, script: str, *words: str, **given: str) -> "subprocess.Popen[str]":
    (folder / "train.py").write_text(script, encoding="utf-8")
    options, file = words[:-1], words[-1].split()
    return subprocess.Popen(
        [sys.executable, "-m", "torchdojo", "doctor", *options, *file],
        cwd=folder,
        env={**os.environ, "TORCHDOJO_LANG": "en", **given},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_an_error_is_reported_on_stderr_and_ends_with_1(tmp_path: Path) -> None:
    process = start(tmp_path, SICK, "--json", "found.json", "train.py --lr 3")
    out, err = process.communicate()
    assert process.returncode == 1, err
    assert "ERROR  gradients-never-cleared  train.py:25" in err and "doctor" not in out
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))["found"]
    assert [(one["rule"], one["line"]) for one in found] == [("gradients-never-cleared", 25)]


def test_a_line_that_the_user_declared_right_is_accepted_and_shown(tmp_path: Path) -> None:
    script = SICK.replace("# <- here", "# doctor: ok gradients-never-cleared")
    process = start(tmp_path, script, "train.py", TORCHDOJO_LANG="zh")
    _, err = process.communicate()
    assert process.returncode == 0, err
    assert "你已声明没问题：gradients-never-cleared，train.py:25。" in err


def test_the_scripts_own_exit_code_and_stdin_are_its_own(tmp_path: Path) -> None:
    process = start(tmp_path, "import sys\nprint(input())\nsys.exit(7)\n", "train.py")
    out, err = process.communicate("hello\n")
    assert (process.returncode, out) == (7, "hello\n"), err
    assert "No backward() was seen" in err


def test_ctrl_c_ends_the_script_as_without_the_doctor_and_gives_a_report(tmp_path: Path) -> None:
    process = start(tmp_path, ENDLESS, "train.py")
    assert process.stdout is not None
    process.stdout.readline()
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=True
    )
    for pid in (process.pid, *map(int, children.stdout.split())):  # a terminal's Ctrl-C reaches both
        os.kill(pid, signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "KeyboardInterrupt" in err and "Looked at:" in err


def test_a_module_with_warnings_is_strict_in_the_format_of_github(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    script = (
        "import sys\nprint(__name__, __package__, sys.argv[1:])\n"
        + rules()["scheduler-before-optimizer"].sick
    )
    (tmp_path / "package" / "train.py").write_text(script, encoding="utf-8")
    words = ("--strict", "--format", "github", "--steps", "30", "-m", "package.train --lr 3")
    out, err = (process := start(tmp_path, "", *words)).communicate()
    assert process.returncode == 1 and out.startswith("__main__ package ['--lr', '3']\n"), err
    line = marked(script)[0]
    title = "title=scheduler-before-optimizer::"
    assert f"::warning file=package/train.py,line={line},{title}" in err and "Looked at" not in err


def test_an_option_of_ours_behind_the_file_is_said_to_be_the_scripts(tmp_path: Path) -> None:
    told = "--all went to the script. Options of the doctor stand before the file"
    _, err = start(tmp_path, SICK, "train.py --all --lr 3").communicate()
    assert told in err and "--lr went" not in err
    _, err = start(tmp_path, SICK + "# reads --all\n", "train.py --all").communicate()
    assert told not in err
