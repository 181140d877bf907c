"""Lecture 1 · live-plot: batched, in order, harmless when the server dies."""

from typing import Any

import torch

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, show

Sent = list[list[tuple[int, float]]]


def use(
    answer: Answer, points: list[tuple[int, Any]], every: int, dies_at: int = 10**9
) -> tuple[Sent, int, Any]:
    """Let the learner's Live see some points; return what was sent, how often send was called, and the Live."""
    sent: Sent = []
    copies: Sent = []
    calls = 0

    def send(batch: Any) -> None:
        nonlocal calls
        calls += 1
        if calls >= dies_at:
            raise ConnectionRefusedError("the server is gone")
        sent.append(batch)
        copies.append(list(batch))

    live = answer.call("Live", send, every)
    for step, loss in points:
        answer.run(live.add, f"add({step}, {show(loss)})", step, loss)
    answer.run(live.close, "close()")
    if [list(batch) for batch in sent] != copies:
        raise Wrong(
            "emptied-afterwards",
            Text(
                en="A list was changed after it had been sent: send keeps it, so begin a new list each time.",
                zh="列表发出去之后又被改了：send 还留着它，所以每次都要换一个新列表。",
            ),
            story(len(points), every),
            show([list(batch) for batch in sent]),
            show(copies),
        )
    return sent, calls, live


def story(count: int, every: int) -> str:
    return f"Live(send, every={every}); add(...) x {count}; close()"


def expected(points: list[tuple[int, float]], every: int) -> Sent:
    return [points[at : at + every] for at in range(0, len(points), every)]


@prop("points in order, so many in one call", "按次序，攒够才发")
def batches(answer: Answer, draw: Draw) -> None:
    for count, every in ((3, 2), (4, 2), (7, 3), (1, 5), (0, 4), (5, 1)):
        points = [(step, round(float(draw.uniform()), 3)) for step in range(count)]
        sent, _, _ = use(answer, points, every)
        got = [[tuple(point) for point in batch] for batch in sent]
        if got == expected(points, every):
            continue
        flat = [point for batch in got for point in batch]
        if [] in got:
            kind, says = (
                "sent-nothing",
                Text(
                    en="A call with no points was made: send only if some wait.",
                    zh="发了一次空的：有点在等才发。",
                ),
            )
        elif flat == points[: len(flat)] and len(flat) < count:
            kind, says = (
                "points-lost",
                Text(
                    en="The last points never arrive: close() must send what waits.",
                    zh="最后几个点没有发出去：close() 要把剩下的发掉。",
                ),
            )
        elif len(flat) > count:
            kind, says = (
                "sent-twice",
                Text(
                    en="Points are sent more than once: empty the list after sending.",
                    zh="有的点发了不止一次：发完要把列表清空。",
                ),
            )
        elif sorted(flat) == points:
            kind, says = (
                ("wrong-order", Text(en="Points arrive in another order.", zh="点到达的次序变了。"))
                if flat != points
                else (
                    "wrong-batches",
                    Text(
                        en="The calls do not hold the number of points that was asked for.",
                        zh="每次发送的点数和要求的不一样。",
                    ),
                )
            )
        else:
            kind, says = (
                "other-points",
                Text(en="Other points arrive than were added.", zh="到达的点和加进去的不一样。"),
            )
        raise Wrong(kind, says, story(count, every), show(got), show(expected(points, every)))


@prop("tensors become numbers", "张量变成数")
def numbers(answer: Answer, draw: Draw) -> None:
    weight = torch.ones(1, requires_grad=True)
    sent, _, _ = use(answer, [(0, (weight * 2).sum()), (1, torch.tensor(3.0))], 2)
    values = [point[1] for batch in sent for point in batch]
    if any(isinstance(value, torch.Tensor) for value in values):
        says = Text(
            en="A tensor is kept: with it lives the whole graph of its step. Keep float(loss).",
            zh="存下的是张量：它那一步的整张计算图都跟着留在内存里。要存 float(loss)。",
        )
        raise Wrong("graph-kept", says, "add(0, loss)", show(values), "[2.0, 3.0]")
    if values != [2.0, 3.0]:
        raise Wrong(
            "other-points",
            Text(en="Other points arrive than were added.", zh="到达的点和加进去的不一样。"),
            got=show(values),
            expected="[2.0, 3.0]",
        )


@prop("training goes on when the server dies", "服务器挂了，训练照常")
def dead(answer: Answer, draw: Draw) -> None:
    points = [(step, float(step)) for step in range(9)]
    for dies_at, count in ((1, 9), (2, 9), (3, 5)):
        sent, calls, live = use(answer, points[:count], 2, dies_at)
        if calls > dies_at:
            raise Wrong(
                "keeps-trying",
                Text(
                    en="After the server died, sending was tried again: every try costs the training time.",
                    zh="服务器挂了之后还在发：每试一次都耽误训练。",
                ),
                story(count, 2),
                f"{calls} calls",
                f"{dies_at}",
            )
        if live.alive is not False:
            raise Wrong(
                "not-said",
                Text(
                    en="The server is gone, yet alive is not False.",
                    zh="服务器已经没了，alive 却不是 False。",
                ),
                got=show(live.alive),
                expected="False",
            )
        if [tuple(p) for batch in sent for p in batch] != points[: 2 * (dies_at - 1)]:
            raise Wrong(
                "other-points",
                Text(en="Other points arrive than were added.", zh="到达的点和加进去的不一样。"),
                got=show(sent),
            )
    _, _, live = use(answer, points, 2)
    if live.alive is not True:
        raise Wrong(
            "not-said",
            Text(en="The server lives, yet alive is not True.", zh="服务器好好的，alive 却不是 True。"),
            got=show(live.alive),
            expected="True",
        )


@prop("other mistakes are not hidden", "别的错误不隐藏")
def other_errors(answer: Answer, draw: Draw) -> None:
    def send(_: Any) -> None:
        raise ZeroDivisionError

    live = answer.call("Live", send, 1)
    try:
        answer.run(live.add, "add(0, 1.0)", 0, 1.0)
    except Wrong:
        return
    raise Wrong(
        "hides-everything",
        Text(
            en="A ZeroDivisionError in send() vanished: catch OSError only, or bugs stay hidden.",
            zh="send() 里的 ZeroDivisionError 被吞掉了：只捕获 OSError，否则真正的错误看不见。",
        ),
        "add(0, 1.0)",
    )


CHECK = Check([batches, numbers, dead, other_errors])
