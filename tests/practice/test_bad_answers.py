"""What other checkers were measured to accept (bench/bad_answers) is refused here, and for what it is."""

from pathlib import Path

import pytest

from torchdojo.practice.worker import Worker

FOLDER = Path(__file__).parents[2] / "bench" / "bad_answers"
REFUSED_FOR = {
    "activation_without_slope": "wrong-gradient",
    "line_for_a_cnn": "other-parameters",
    "loss_without_slope": "wrong-gradient",
    "never_cleared": "no-zeroing",
    "not_divided_by_n": "summed",
    "softmax_before_the_loss": "softmax-at-the-end",
    "softmax_off_the_graph": "no-gradient",
    "solved_not_trained": "epochs-ignored",
    "torchs_own_activation": "shortcut",
    "torchs_own_clipping": "shortcut",
    "torchs_own_layer": "shortcut",
    "torchs_own_loss": "shortcut",
    "torchs_own_module": "shortcut",
    "torchs_own_setting": "shortcut",
    "torchs_own_softmax": "shortcut",
    "wrapped_convolution": "shortcut",
    "wrapped_loader": "shortcut",
}


def test_none_is_left_out() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} == set(REFUSED_FOR)


@pytest.mark.parametrize("name", REFUSED_FOR)
def test_it_is_refused_for_what_it_is(name: str, shared: Worker) -> None:
    source = (FOLDER / f"{name}.py").read_text("utf-8")
    exercise = source.splitlines()[0].removeprefix("# exercise: ")
    assert shared.check(exercise, "answer.py", source).kind == REFUSED_FOR[name]
