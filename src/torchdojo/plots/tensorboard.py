"""The sink for `--plot tensorboard`: writes TensorBoard's event files into the run's folder.

Writing one number costs the tensorboard package 105 µs of CPU (measured: it computes its checksums in Python),
more than a whole step of a small model. So at most `A_SECOND` points are written a second: all of them where
the steps are slower than that, else the lowest and the highest of every few.
"""

import struct
import time
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from torchdojo.engine.records import Ended, Epoched, Record, Shown, Started, Steps
from torchdojo.plots.curves import decimate
from torchdojo.plots.png import png
from torchdojo.plots.tensorboard_views import curves, pictures, table, words
from torchdojo.text import DojoError, Text
from torchdojo.views import View

WRITE_EVERY = 1.0  # seconds
A_SECOND = 80  # points, for all curves together: 80 × 105 µs are 0.8 % of one core
AT_LEAST = 100  # points a curve may have however short the run is


class TensorboardSink:
    """Writes into the folder that the Started record names, or into `folder`. Raises DojoError."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.library = _library()
        self.writer: Any = None
        self.waiting: dict[str, tuple[list[int], list[float]]] = {}
        self.counts: dict[str, int] = {}  # how much was written under each tag
        self.wrote_at = time.monotonic()

    def show(self, record: Record) -> None:
        """Take one record; write what has gathered if it is time to."""
        match record:
            case Started():
                self._begin(record)
            case Steps() | Epoched():
                self._numbers(record)
            case Shown():
                self._view(record.view)
            case Ended():
                why = f"\n\n{record.why}" if record.why else ""
                self._words("result", table(("", record.state), list(record.result.items())) + why)
        if time.monotonic() - self.wrote_at >= WRITE_EVERY:
            self._write()

    def close(self) -> None:
        """Write the rest and close the file."""
        if self.writer:
            self._write()
            self.writer.close()
            self.writer = None

    def _begin(self, record: Started) -> None:
        folder = self.folder or record.environment.get("folder")
        if not folder:
            raise _no_folder()
        self.writer = self.library.EventFileWriter(str(folder))
        if record.start:  # TensorBoard drops what a run wrote after the checkpoint it is resumed from
            step = record.start * (record.steps_per_epoch or 1) + 1
            session = self.library.SessionLog(status=self.library.SessionLog.START)
            self.writer.add_event(self.library.Event(wall_time=time.time(), step=step, session_log=session))
        title = f"{record.lecture} · {record.program}"
        self._words("settings", table(("", title), list(record.settings.items())))

    def _numbers(self, record: Steps | Epoched) -> None:
        if isinstance(record, Epoched):
            for name, value in record.metrics.items():
                self._extend(f"epoch/{name}", [record.epoch + 1], [value])
            return
        for name, values in record.values.items():
            self._extend(name, range(record.first + 1, record.first + 1 + len(values)), values)

    def _extend(self, name: str, steps: Iterable[int], values: Iterable[float]) -> None:
        xs, ys = self.waiting.setdefault(name, ([], []))
        xs.extend(steps)
        ys.extend(values)

    def _write(self) -> None:
        now = time.monotonic()
        share = A_SECOND * (now - self.wrote_at) / max(1, len(self.waiting))
        for name, (xs, ys) in self.waiting.items():
            allowed = max(share, AT_LEAST - self.counts.get(name, 0), 2)
            for x, y in zip(*decimate(xs, ys, int(allowed / 2)), strict=True):
                self._add(int(x), tag=name, simple_value=y)
        self.waiting, self.wrote_at = {}, now

    def _view(self, view: View) -> None:
        title = str(getattr(view, "title", "")) or "notes"
        frame = self.counts.get(title, 0)  # shown again under its title, it is the next frame
        for i, picture in enumerate(pictures(view)):
            drawn = png(picture)
            width, height = struct.unpack(">II", drawn[16:24])  # from its header
            image = self.library.Summary.Image(
                encoded_image_string=drawn, width=width, height=height, colorspace=1
            )
            self._add(frame, tag=f"{title}/{i}", image=image)
        for name, (xs, ys) in curves(view).items():
            self._extend(f"{title}/{name}", map(int, xs), ys)
        if said := words(view):
            self._words(title, said, frame)
        self.counts[title] = frame + 1

    def _words(self, tag: str, said: str, step: int = 0) -> None:
        shape = self.library.TensorShapeProto(dim=[self.library.TensorShapeProto.Dim(size=1)])
        tensor = self.library.TensorProto(dtype="DT_STRING", string_val=[said.encode()], tensor_shape=shape)
        metadata = self.library.SummaryMetadata
        plugin = metadata(plugin_data=metadata.PluginData(plugin_name="text"))
        self._add(step, tag=tag, tensor=tensor, metadata=plugin)

    def _add(self, step: int, tag: str, **value: Any) -> None:
        summary = self.library.Summary(value=[self.library.Summary.Value(tag=tag, **value)])
        self.writer.add_event(self.library.Event(wall_time=time.time(), step=step, summary=summary))
        self.counts[tag] = self.counts.get(tag, 0) + 1


def _library() -> Any:
    """Return what is used of the tensorboard package."""
    try:
        from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2
        from tensorboard.summary.writer.event_file_writer import EventFileWriter
    except ImportError as error:
        raise DojoError(
            what=Text(en="The package tensorboard is not installed.", zh="没有安装 tensorboard 包。"),
            why=Text(
                en="--plot tensorboard writes with it; nothing else needs it.",
                zh="--plot tensorboard 要用它写文件，其他功能都不需要它。",
            ),
            cure=Text(
                en='Install it: pip install "torchdojo[tensorboard]", or pip install tensorboard',
                zh='请安装：pip install "torchdojo[tensorboard]"，或者 pip install tensorboard',
            ),
        ) from error
    names: dict[str, Any] = {}
    for module in (event_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2):
        names |= vars(module)
    return SimpleNamespace(**names, EventFileWriter=EventFileWriter)


def _no_folder() -> DojoError:
    return DojoError(
        what=Text(
            en="TensorBoard's files belong into the run's folder, and this run has none.",
            zh="TensorBoard 文件要写进运行文件夹，而这次运行没有文件夹。",
        ),
        why=Text(
            en="Only a run that is recorded has a folder.",
            zh="只有被记录的运行才有文件夹。",
        ),
        cure=Text(
            en="Use another --plot: terminal, visdom or none.",
            zh="换用别的 --plot：terminal、visdom 或 none。",
        ),
    )
