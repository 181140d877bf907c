"""The pages about the doctor: the report they show is what their script gets, the commands they name exist."""

import re
from pathlib import Path

import pytest

from doctor.running import run
from torchdojo.cli.doctor import COMMANDS
from torchdojo.doctor.diagnosis import diagnose
from torchdojo.doctor.report import report

DOCS = Path(__file__).parents[2] / "docs"
CHANGING = re.compile(
    r"\d+\.\d s|用时 \d+\.\d 秒|\d+\s?%|Time of \d+|\d+\s*步的时间"
)  # what another machine takes


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_report_on_the_page_is_what_its_script_gets(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCHDOJO_LANG", language)
    monkeypatch.chdir(tmp_path)
    page = (DOCS / f"doctor.{language}.md").read_text("utf-8")
    script, shown = (re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)[0] for kind in ("python", "text"))
    ran = run(script, tmp_path)
    assert ran.log
    told = "\n".join(report(diagnose(ran.log)))
    assert lasting(shown) == lasting(told)


@pytest.mark.parametrize(
    ("readme", "page"), [("README.md", "doctor.en.md"), ("README.zh.md", "doctor.zh.md")]
)
def test_the_readme_shows_the_same_report(readme: str, page: str) -> None:
    shown, tested = (
        re.findall(r"```text\n(.*?)```", path.read_text("utf-8"), re.DOTALL)[0]
        for path in (DOCS.parent / readme, DOCS / page)
    )
    assert lasting(shown) == lasting(tested)


def lasting(text: str) -> str:
    """What stays of a report when times and the breaks of lines do not count."""
    return CHANGING.sub("*", " ".join(text.split())).replace(" ", "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_on_the_page_exists(language: str) -> None:
    page = (DOCS / f"doctor.{language}.md").read_text("utf-8")
    options = {
        argument.name for command in COMMANDS.values() for argument in command.takes if argument.option
    }
    assert set(re.findall(r"--[a-z][\w-]+", page)) - {"--nproc-per-node"} <= options
    named = set(re.findall(r"torchdojo doctor (\w+) [^`]*`|torchdojo doctor (rules)", page))
    assert {word for words in named for word in words if word} >= COMMANDS.keys() - {"run"}
