"""A setting that is one of several, tried in turn, is an experiment; one that all of them share is not."""

from doctor.exam import found_in
from torchdojo.doctor.examples import REGRESSION

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
