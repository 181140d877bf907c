"""Lecture 13 · How far counting gets: naive Bayes on letters, pairs, trios of letters, against the GRU.

Question   Does a name's language need a network with a memory, or is it enough to count trios of letters?
See        Trios, only counted, do as well as the GRU: 77 against 75 % here, 84 against 84 % on the course's names.
Source     Not in the course, which shows no baseline. Naive Bayes: multiply how usual each group is in a language.
"""

from dataclasses import dataclass

from torchdojo.data.names import names
from torchdojo.engine.answers import majority
from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l13_rnn_classifier.letters import by_counting, labelled
from torchdojo.text import Text
from torchdojo.views import Table

CALLED = (
    Text(en="nothing: always the commonest", zh="不数：永远答最多的那种"),
    Text(en="single letters", zh="单个字母"),
    Text(en="pairs", zh="两个一组"),
    Text(en="trios", zh="三个一组"),
    Text(en="groups of four", zh="四个一组"),
)


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled; names = the course's; or a path · "" = 自带；names = 课程数据；或路径


def groups(name: str, size: int) -> list[str]:
    """Cut a name into overlapping groups of letters, its start and end marked: Li gives ^Li and Li$."""
    marked = f"^{name.strip()}$" if size > 1 else name.strip()
    return [marked[i : i + size] for i in range(len(marked) - size + 1)]


class Numbers(dict[str, int]):
    """Numbers whatever it is asked for, from 1 on; 0 is the padding."""

    def __missing__(self, group: str) -> int:
        self[group] = len(self) + 1
        return self[group]


def train(s: Settings) -> Training:
    n = names(s.data)
    shares: list[float] = []
    for size in range(1, len(CALLED)):
        numbers = Numbers()

        def encode(name: str, size: int = size, numbers: Numbers = numbers) -> list[int]:
            return [numbers[group] for group in groups(name, size)]

        x_train, _, y_train = labelled(n.train, n.languages, encode)
        x_test, _, y_test = labelled(n.test, n.languages, encode)
        shares = shares or [majority(y_train, y_test)]
        shares.append(by_counting(x_train, y_train, x_test, y_test, len(numbers) + 1))
    yield Table(
        Text(en="Right on the test names, nothing trained", zh="测试名字答对的比例，什么也没训练"),
        [Text(en="what is counted", zh="数的是什么"), "%"],
        [[called, round(100 * share, 1)] for called, share in zip(CALLED, shares, strict=True)],
    )
    yield Result(baseline=shares[0], letters=shares[1], pairs=shares[2], trios=shares[3])


PROGRAM = Program(
    title=Text(en="How far counting gets", zh="光数数能走多远"),
    settings=Settings,
    run=train,
    expect=(
        Expect("letters", 0.527, within=0.001),
        Expect("trios", 0.771, within=0.001),
        Expect("letters", 0.613, within=0.001, given={"data": "names"}, slow=True),
        Expect("trios", 0.840, within=0.001, given={"data": "names"}, slow=True),
    ),
)
