"""What the live plots cost: CPU time that goes into a sink, in percent of the training's.

Lecture 8 is trained on one thread with each sink. What a sink costs is the CPU time of the calls in which it
takes a record, plus that of all threads but the training's. The last lines are the visdom client itself, called
once a step as the course does: the training waits for it that long.
Run: python bench/sinks.py [epochs] (needs torchdojo[visdom,tensorboard])
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable

import torch

from torchdojo.engine import drive
from torchdojo.engine.records import Record, Steps
from torchdojo.lectures import catalogue
from torchdojo.plots.sinks import Sink
from torchdojo.plots.tensorboard import TensorboardSink
from torchdojo.plots.visdom_server import Server, serve, unpacked
from torchdojo.plots.visdom_sink import VisdomSink


class Nothing:
    """Takes records and forgets them: what handing them over costs by itself."""

    def show(self, record: Record) -> None:
        pass

    def close(self) -> None:
        pass


def trained(epochs: int, sink: Sink) -> tuple[float, float, int]:
    """Return the CPU seconds of the training, those of the sink, and the number of steps."""
    steps, taking = 0, 0.0
    process, own = time.process_time(), time.thread_time()
    for record in drive.start(8, "mlp", catalogue.load(8), {"epochs": epochs}, threads=1):
        began = time.thread_time()
        sink.show(record)
        taking += time.thread_time() - began
        steps += len(record.values["loss"]) if isinstance(record, Steps) else 0
    began = time.thread_time()
    sink.close()
    taking += time.thread_time() - began
    own = time.thread_time() - own
    return own - taking, time.process_time() - process - own + taking, steps


def stock_client(server: Server, points: int) -> list[float]:
    """Return the seconds the real client takes for each appended point, each on its own clock: it waits."""
    sys.path.insert(0, str(unpacked()))
    from visdom import Visdom

    port = int(server.url.rsplit(":", 1)[1])
    client = Visdom(port=port, env="stock", use_incoming_socket=False, raise_exceptions=True)
    seconds = []
    for i in range(points):
        began = time.perf_counter()
        client.line(X=torch.tensor([i]), Y=torch.tensor([1.0 / (i + 1)]), win="loss", update="append")
        seconds.append(time.perf_counter() - began)
    return seconds


def without_server(points: int) -> float:
    """Return the CPU seconds `torchdojo.visdom.Visdom` takes for an appended point, writing included."""
    from torchdojo.visdom import Visdom

    client, x, y = Visdom(), torch.tensor([1.0]), torch.tensor([0.5])
    began = time.process_time()
    for _ in range(points):
        client.line(X=x, Y=y, win="loss", update="append", opts={"title": "loss"})
    client.save([])
    return (time.process_time() - began) / points


def main(epochs: int) -> None:
    torch.set_num_threads(1)
    os.environ["TORCHDOJO_HOME"] = tempfile.mkdtemp(prefix="torchdojo-bench-")
    trained(1, Nothing())  # warm up
    print(f"lecture 8, {epochs} epochs, one thread; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with serve(0) as server:
        sinks: dict[str, Callable[[], Sink]] = {
            "nothing": Nothing,
            "visdom": lambda: VisdomSink(server.url),
            "tensorboard": TensorboardSink,
        }
        for name, make in sinks.items():
            cpu, taken, steps = trained(epochs, make())
            a_step = f"{taken / steps * 1e6:5.1f} µs a step"
            print(f"{name:12} {taken:6.3f} of {cpu:5.1f} CPU s, {a_step}, {taken / cpu:.2%}")
        seconds = stock_client(server, 1000)
    mine = without_server(20_000)
    print(f"torchdojo.visdom.Visdom, a tensor appended: {mine * 1e6:.1f} µs a point")
    for first in (0, 450, 900):
        part = sorted(seconds[first : first + 100])
        print(f"visdom's own client, points {first}-{first + 99}: median {part[50] * 1e3:.1f} ms a point")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
