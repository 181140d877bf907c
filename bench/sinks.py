"""What the live plots cost: CPU time of the training process that goes into a sink, in percent of the training.

Lecture 8 is trained once; its records are kept with the moments they came at. Then they are handed to each sink
at the same moments with nobody training, so that all CPU time of the process, threads included, is the sink's.
The last lines are the visdom client itself, called once a step as the course does.
Run: python bench/sinks.py [epochs] (needs torchdojo[visdom,tensorboard])
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch

from torchdojo.engine import drive
from torchdojo.engine.records import Record, Steps
from torchdojo.lectures import catalogue
from torchdojo.plots.sinks import Sink
from torchdojo.plots.tensorboard import TensorboardSink
from torchdojo.plots.visdom_server import Server, serve, unpacked
from torchdojo.plots.visdom_sink import VisdomSink

Told = list[tuple[float, Record]]


class Nothing:
    """Takes records and forgets them: what handing them over costs by itself."""

    def show(self, record: Record) -> None:
        pass

    def close(self) -> None:
        pass


def trained(epochs: int) -> tuple[Told, float]:
    """Return lecture 8's records with the seconds after which they came, and the CPU seconds of the run."""
    told: Told = []
    began, cpu = time.monotonic(), time.process_time()
    for record in drive.start(8, "mlp", catalogue.load(8), {"epochs": epochs}, threads=1):
        told.append((time.monotonic() - began, record))
    return told, time.process_time() - cpu


def replayed(told: Told, make: Callable[[], Sink]) -> float:
    """Return the CPU seconds a sink takes for a run."""
    sink = make()
    began, cpu = time.monotonic(), time.process_time()
    for moment, record in told:
        time.sleep(max(0.0, began + moment - time.monotonic()))
        sink.show(record)
    sink.close()
    return time.process_time() - cpu


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


def main(epochs: int) -> None:
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as home:
        os.environ["TORCHDOJO_HOME"] = home
        trained(1)  # warm up
        told, cpu = trained(epochs)
        steps = sum(len(r.values["loss"]) for _, r in told if isinstance(r, Steps))
        print(
            f"lecture 8, {epochs} epochs, one thread: {cpu:.1f} CPU s in {told[-1][0]:.1f} s, {steps} steps, "
            f"{cpu / steps * 1e3:.2f} ms each"
        )
        with serve(0) as server:
            sinks: dict[str, Callable[[], Sink]] = {
                "nothing": Nothing,
                "visdom": lambda: VisdomSink(server.url),
                "tensorboard": lambda: TensorboardSink(Path(home)),
            }
            for name, make in sinks.items():
                taken = replayed(told, make)
                print(
                    f"{name:12} {taken * 1e3:7.1f} ms of CPU, {taken / steps * 1e6:6.1f} µs a step, {taken / cpu:.2%}"
                )
            seconds = stock_client(server, 1000)
        for first in (0, 450, 900):
            part = sorted(seconds[first : first + 100])
            print(f"visdom's own client, points {first}-{first + 99}: median {part[50] * 1e3:.1f} ms a point")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
