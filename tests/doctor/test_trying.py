"""A setting that is one of several, tried in turn, is an experiment; one that all of them share is not."""

from pathlib import Path

from doctor.exam import found_in
from doctor.running import run
from torchdojo.doctor.diagnosis import diagnose
from torchdojo.doctor.examples import REGRESSION
from torchdojo.doctor.report import report

HEAD, BODY = REGRESSION.split("model = ", 1)
RUNS = HEAD + "for {} in {}:\n" + "".join(f"    {line}\n" for line in f"model = {BODY}".splitlines())


def rules_named(script: str) -> list[str]:
    return [name for name, _ in found_in(script)]


def test_a_rate_that_is_far_too_large_is_named_when_all_runs_use_it() -> None:
    seeds = RUNS.format("seed", "(1, 2)").replace("lr=0.05", "lr=300.0")
    assert rules_named(seeds) == ["loss-not-finite"]


def test_it_is_not_named_when_it_is_the_last_of_several_that_are_tried() -> None:
    assert rules_named(RUNS.format("rate", "(0.05, 3.0)").replace("lr=0.05", "lr=rate")) == []


def test_nor_when_a_function_is_given_one_rate_after_the_other() -> None:
    run = RUNS.format("_", "[0]").replace("for _ in [0]:", "def run(lr):").replace("lr=0.05", "lr=lr")
    assert rules_named(f"{run}for rate in [0.05, 3.0]:\n    run(rate)\n") == []


def test_the_report_says_that_it_was_seen_and_why_it_is_left_alone(tmp_path: Path) -> None:
    ran = run(RUNS.format("rate", "(0.05, 1.0)").replace("lr=0.05", "lr=rate"), tmp_path)
    assert ran.log
    (line,) = [line for line in report(diagnose(ran.log)) if "tried in turn" in line]
    assert "learning-rate-too-large, " in line and "Accepted" not in line
