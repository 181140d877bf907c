"""Metamorphic tests: a mistake stays what it is when names, shapes of the code, optimizer and data are others."""

from pathlib import Path

import pytest

from doctor.changing import CHANGES, MAIN, Change, Changed
from doctor.exam import SICK, Patient, patient
from doctor.running import run_file
from torchdojo.doctor.diagnosis import diagnose

pytestmark = pytest.mark.exam
CHOSEN = (
    "accuracy_by_broadcasting__loop",
    "broadcast_in_regression_loss__housing",
    "clip_after_step__rnn",
    "correct_over_batches__percent",
    "dropout_always_on__functional",
    "evaluating_in_train_mode__loader",
    "gradients_never_cleared__flat",
    "graph_kept_alive__running_loss",
    "labels_out_of_step__permutation",
    "layers_in_a_python_list__loop",
    "loss_detached_from_parameters__rewrapped",
    "method_not_called__zero_grad",
    "only_last_batch_measured__after_loop",
    "optimizer_holds_other_parameters__rebuilt",
    "relu_on_logits__conv",
    "scheduler_per_batch__steplr",
    "softmax_before_cross_entropy__module",
    "step_once_per_epoch__indent",
    "train_split_overlaps_test__slices",
    "training_in_eval_mode__after_validation",
    "unchanged_best_model__state_dict",
    "used_up_iterator__zip",
    "zero_grad_before_step__train_fn",
)
PATIENTS = [patient(path) for path in SICK if path.stem in CHOSEN]
PER_SCRIPT = 2  # changes of each script in the quick set; the others are slow


def cases() -> list[object]:
    found: list[object] = []
    for number, one in enumerate(PATIENTS):
        possible = [(change, new) for change in CHANGES if (new := change(one.sick)) is not None]
        turned = possible[number % len(possible) :] + possible[: number % len(possible)]
        for place, (change, new) in enumerate(turned):
            marks = [pytest.mark.slow] if place >= PER_SCRIPT else []
            found.append(pytest.param(one, change, new, id=f"{one.name}-{change.__name__}", marks=marks))
    return found


@pytest.mark.parametrize(("one", "change", "new"), cases())
def test_the_verdict_stays(one: Patient, change: Change, new: Changed, tmp_path: Path) -> None:
    for name, text in new.files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = run_file(tmp_path / MAIN, tmp_path)
    assert ran.log and ran.status == 0, ran.err
    diagnosis = diagnose(ran.log)
    found = {(seen.rule.name, seen.finding.place.line) for seen in diagnosis.found}
    assert diagnosis.troubles == {}
    assert {name for name, _ in found} - one.also == {one.rule}
    right = {new.lines[line] for line in one.lines}
    assert {line for name, line in found if name == one.rule} <= right


def test_every_chosen_script_is_there_and_every_change_is_used() -> None:
    assert len(PATIENTS) == len(CHOSEN)
    quick = {change for one in PATIENTS for change in CHANGES if change(one.sick) is not None}
    assert quick == set(CHANGES)
