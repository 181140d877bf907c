"""A sink that dies costs one line, never the training."""

import pytest

from torchdojo.engine.records import Epoched, Record
from torchdojo.plots.sinks import guarded
from torchdojo.text import DojoError, Text

RECORD = Epoched(epoch=0, step=1, metrics={"accuracy": 0.5})


class Memory:
    def __init__(self) -> None:
        self.shown: list[Record] = []
        self.closed = 0

    def show(self, record: Record) -> None:
        self.shown.append(record)

    def close(self) -> None:
        self.closed += 1


class Fragile(Memory):
    """Raises `error` from its second record on, and from close()."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def show(self, record: Record) -> None:
        if self.shown:
            raise self.error
        super().show(record)

    def close(self) -> None:
        super().close()
        raise self.error


def test_every_sink_gets_every_record_in_order() -> None:
    one, two = Memory(), Memory()
    sinks = guarded([one, two])
    for _ in range(3):
        assert sinks.show(RECORD) == []
    assert one.shown == two.shown == [RECORD] * 3


def test_a_sink_that_raises_costs_one_line_and_the_others_go_on() -> None:
    bad, good = Fragile(OSError("gone\nand a second line")), Memory()
    sinks = guarded([bad, good])
    said = [line.en for _ in range(5) for line in sinks.show(RECORD)] + [line.en for line in sinks.close()]
    assert said == ["The fragile plot stopped: OSError: gone. The training goes on."]
    assert len(good.shown) == 5 and good.closed == 1
    assert bad.closed == 1, "the failed sink must be let go too"


def test_a_sink_that_cannot_close_is_told_once() -> None:
    sinks = guarded([Fragile(ValueError())])
    assert [line.zh for line in sinks.close()] == ["fragile 绘图中断：ValueError. 训练照常继续。"]
    assert sinks.close() == []


def test_a_dojo_error_speaks_both_languages() -> None:
    error = DojoError(
        Text(en="No server.", zh="没有服务器。"), Text(en="Off.", zh="关了。"), Text(en="On.", zh="打开。")
    )
    bad = Fragile(error)
    bad.shown.append(RECORD)
    (line,) = guarded([bad]).show(RECORD)
    assert "No server. The" in line.en and "没有服务器。 训练" in line.zh


def test_ctrl_c_inside_a_sink_is_not_swallowed() -> None:
    bad = Fragile(KeyboardInterrupt())
    bad.shown.append(RECORD)
    with pytest.raises(KeyboardInterrupt):
        guarded([bad]).show(RECORD)
