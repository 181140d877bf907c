"""The TensorBoard sink: what it writes is read back with the tensorboard package itself."""

import io
import math
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("tensorboard", reason="tensorboard is not installed")

from plots.view_samples import EMPTY, SAMPLES
from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.plots.tensorboard import A_SECOND, AT_LEAST, TensorboardSink
from torchdojo.text import DojoError, Text
from torchdojo.views import Boundary, Confusion, Curve, Images, Line, Note, Surface, Table

TITLE = Text(en="Title", zh="标题")


def started(folder: Path, start: int = 0) -> Started:
    return Started(
        8, "mlp", {"lr": 0.1, "data": "a|b"}, {"folder": str(folder)}, start, 2, steps_per_epoch=10
    )


def told(folder: Path, *records: Record, start: int = 0) -> None:
    sink = TensorboardSink()
    for record in (started(folder, start), *records):
        sink.show(record)
    sink.close()


def read(folder: Path) -> Any:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    return EventAccumulator(str(folder), size_guidance={"scalars": 0, "images": 0, "tensors": 0}).Reload()


def scalars(folder: Path, tag: str) -> dict[int, float]:
    return {event.step: event.value for event in read(folder).Scalars(tag)}


def words(folder: Path, tag: str) -> str:
    return str(read(folder).Tensors(tag)[0].tensor_proto.string_val[0].decode())


def test_every_number_of_a_slow_run_is_read_back(tmp_path: Path) -> None:
    losses = [2.0, 1.0, math.inf, 0.25]
    told(tmp_path, Steps(0, 0, {"loss": losses}), Epoched(0, 4, {"accuracy": 0.5, "baseline": 0.125}))
    assert scalars(tmp_path, "loss") == {1: 2.0, 2: 1.0, 3: math.inf, 4: 0.25}
    assert scalars(tmp_path, "epoch/accuracy") == {1: 0.5}
    assert scalars(tmp_path, "epoch/baseline") == {1: 0.125}


def test_a_fast_run_writes_few_points_and_keeps_its_peaks(tmp_path: Path) -> None:
    losses = [1.0 + 0.1 * (i % 24) for i in range(50_000)]
    losses[12_345], losses[43_210] = 9.0, -9.0
    told(tmp_path, *(Steps(0, i, {"loss": losses[i : i + 100]}) for i in range(0, 50_000, 100)))
    kept = scalars(tmp_path, "loss")
    assert kept[12_346] == 9.0
    assert kept[43_211] == -9.0
    assert len(kept) <= AT_LEAST + 2 + 60 * A_SECOND  # a minute would be a very slow machine
    assert len(kept) < 5000


def test_views_become_pictures_and_words(tmp_path: Path) -> None:
    from PIL import Image

    told(
        tmp_path,
        Shown(Images(TITLE, [[[0.0, 1.0, 0.5]]], ["one"])),
        Shown(Surface(TITLE, [0, 1], [0, 1], [[0.0, math.nan], [2.0, 4.0]], "w", "b", "cost")),
        Shown(Boundary(TITLE, [0, 1], [0], [[0.25, 0.75]], [], "x", "y")),
        Shown(Confusion(Text(en="Counts", zh="计数"), ["a", "b"], [[3, 1], [0, 2]])),
        Shown(Line(Text(en="Line", zh="直线"), [1], [2], 2.0, 0.5)),
        Shown(Note(Text(en="a note", zh="一句话"))),
        Shown(Table(Text(en="Table", zh="表"), ["x|y"], [[1.5], [None]])),
        Shown(Curve(Text(en="Curve", zh="曲线"), "n", "y", {"sq": ([1, 2, 3], [1, 4, 9])})),
        Ended("diverged", {"w": 2.0}, Text(en="too large", zh="太大")),
    )
    shown = read(tmp_path)
    size = shown.Images(f"{TITLE}/0")[0]
    assert (size.width, size.height) == (3, 1)
    picture = Image.open(io.BytesIO(size.encoded_image_string))
    assert [picture.getpixel((x, 0)) for x in range(3)] == [0, 255, 128]
    assert [event.step for event in shown.Images(f"{TITLE}/0")] == [0, 1, 2]  # frames under one title
    assert words(tmp_path, str(Text(en="Line", zh="直线"))) == "y = 2 · x + 0.5"
    assert words(tmp_path, "notes") == str(Text(en="a note", zh="一句话"))
    assert "x\\|y" in words(tmp_path, str(Text(en="Table", zh="表")))
    assert "| b | 0 | 2 |" in words(tmp_path, str(Text(en="Counts", zh="计数")))
    assert scalars(tmp_path, f"{Text(en='Curve', zh='曲线')}/sq") == {1: 1, 2: 4, 3: 9}
    assert "| lr | 0.1 |" in words(tmp_path, "settings")
    assert str(Text(en="too large", zh="太大")) in words(tmp_path, "result")


def test_every_view_can_be_written(tmp_path: Path) -> None:
    told(tmp_path, *map(Shown, [*SAMPLES, *EMPTY]))
    assert len(read(tmp_path).Tags()["images"]) > 5


def test_a_resumed_run_replaces_what_was_written_after_the_checkpoint(tmp_path: Path) -> None:
    told(tmp_path, Steps(0, 0, {"loss": [1.0] * 10}), Steps(1, 10, {"loss": [2.0] * 10}))
    told(tmp_path, Steps(1, 10, {"loss": [3.0] * 10}), start=1)
    assert scalars(tmp_path, "loss") == {
        **dict.fromkeys(range(1, 11), 1.0),
        **dict.fromkeys(range(11, 21), 3.0),
    }
    assert len(read(tmp_path).Scalars("loss")) == 20


def test_a_run_without_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DojoError):
        TensorboardSink().show(Started(8, "mlp", {}, {"folder": ""}))
    TensorboardSink().close()  # one that was never begun


def test_without_the_package_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorboard.summary.writer.event_file_writer", None)
    with pytest.raises(DojoError) as caught:
        TensorboardSink()
    assert "pip install tensorboard" in caught.value.cure.en
    assert "pip install tensorboard" in caught.value.cure.zh
