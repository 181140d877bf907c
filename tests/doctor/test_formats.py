"""What machines read: JSON, GitHub's annotations, SARIF, each as its reader demands."""

import json
import re
from pathlib import Path

import pytest

from doctor.running import marked, run
from torchdojo import __version__
from torchdojo.doctor import machine
from torchdojo.doctor.diagnosis import Diagnosis, diagnose
from torchdojo.doctor.discovery import rules

SICK = rules()["softmax-before-cross-entropy"]
LINE = marked(SICK.sick)[0]


@pytest.fixture(scope="module")
def diagnosis(tmp_path_factory: pytest.TempPathFactory) -> Diagnosis:
    ran = run(SICK.sick, tmp_path_factory.mktemp("sick"))
    assert ran.log
    return diagnose(ran.log)


@pytest.fixture(autouse=True)
def where_the_script_is(diagnosis: Diagnosis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(diagnosis.files[0]).parent)
    monkeypatch.setenv("TORCHDOJO_LANG", "en")


def test_json_has_every_field_in_both_languages(diagnosis: Diagnosis) -> None:
    whole = json.loads(machine.as_json(diagnosis))
    (one,) = whole["found"]
    assert whole["run"]["steps"] == 60 and whole["rules"] == len(rules()) and whole["troubles"] == {}
    assert (one["rule"], one["severity"], one["certainty"], one["read"]) == (
        SICK.name,
        "error",
        "fact",
        False,
    )
    assert one["snippet"].strip() == "nn.Softmax(dim=1),  # <- here"
    for part in ("what", "evidence", "why", "cure"):
        assert set(one[part]) == {"en", "zh"} and re.search("[\u4e00-\u9fff]", one[part]["zh"])


def test_github_gets_one_escaped_annotation_a_line(diagnosis: Diagnosis) -> None:
    (line,) = machine.as_github(diagnosis).splitlines()
    assert re.match(rf"::error file=train\.py,line={LINE},title={SICK.name}::Probabilities enter", line), line


def test_letters_that_mean_something_to_github_are_escaped() -> None:
    assert machine._escaped("100 %\nof a:b,c", ",:") == "100 %25%0Aof a%3Ab%2Cc"


def test_sarif_has_what_the_schema_requires(diagnosis: Diagnosis) -> None:
    """The required properties of sarif-2.1.0: of the log, a run, a tool, a rule, a result, a message, a region."""
    log = json.loads(machine.as_sarif(diagnosis))
    assert log["version"] == "2.1.0" and set(log) <= {"$schema", "version", "runs"}
    (ran,) = log["runs"]
    driver = ran["tool"]["driver"]
    assert driver["name"] and driver["version"] == __version__
    (rule,) = driver["rules"]
    assert rule["id"] == SICK.name and rule["helpUri"].startswith("https://")
    assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
    (result,) = ran["results"]
    assert result["message"]["text"] and result["level"] in ("none", "note", "warning", "error")
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "train.py"  # a relative URI with forward slashes
    assert place["region"]["startLine"] == LINE and "Softmax" in place["region"]["snippet"]["text"]
