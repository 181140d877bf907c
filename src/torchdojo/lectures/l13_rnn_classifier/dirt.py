"""Lecture 13 · The data's dirt: what no classifier can get right, and what it gets for nothing.

Question   How good can the accuracy be at all, and how much of it is only remembered?
See        Names that belong to several languages cap it; names that stand in both parts make it too good.
Source     Course lecture 13 uses the files as they are: 24 rows "To The First Page", a link of the web page they were
           taken from, are labelled Russian; 773 of 6,700 test names were seen in training.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from torchdojo.data.names import names
from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.text import Text
from torchdojo.views import Table

Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled; names = the course's; or a path · "" = 自带；names = 课程数据；或路径


SAYS = {
    "junk": Text(en="rows “To The First Page”", zh="“To The First Page”这样的垃圾行"),
    "untidy": Text(en="names with a space or comma at the end", zh="末尾带空格或逗号的名字"),
    "foreign": Text(en="names with letters beyond ASCII", zh="含非 ASCII 字母的名字"),
    "repeated": Text(en="training rows that repeat another", zh="训练集里重复的行"),
    "ambiguous": Text(en="spellings of more than one language", zh="属于不止一种语言的拼写"),
    "overlap": Text(en="test rows that stand in the training part too", zh="训练集里也有的测试行"),
    "known": Text(
        en="test names that do, whatever the language", zh="名字在训练集里出现过的测试行，不论语言"
    ),
}


def languages_of(rows: Rows) -> dict[str, Counter[str]]:
    """Count for each spelling how often each language claims it."""
    claims: dict[str, Counter[str]] = defaultdict(Counter)
    for name, language in rows:
        claims[name][language] += 1
    return claims


def train(s: Settings) -> Training:
    n = names(s.data)
    rows, seen, known = [*n.train, *n.test], {*n.train}, {name for name, _ in n.train}
    claims = languages_of(rows)
    counts = {
        "junk": sum(name.casefold() == "to the first page" for name, _ in rows),
        "untidy": sum(name.endswith((" ", ",")) for name, _ in rows),
        "foreign": sum(not name.isascii() for name, _ in rows),
        "repeated": len(n.train) - len(seen),
        "ambiguous": sum(len(languages) > 1 for languages in claims.values()),
        "overlap": sum(row in seen for row in n.test),
        "known": sum(name in known for name, _ in n.test),
    }
    commonest = Counter(language for _, language in n.train).most_common(1)[0][0]
    floor = sum(language == commonest for _, language in n.test) / len(n.test)
    ceiling = sum(claims[name].most_common(1)[0][0] == language for name, language in n.test) / len(n.test)
    yield Table(
        Text(
            en=f"{len(n.train):,} names to train with, {len(n.test):,} to test",
            zh=f"训练 {len(n.train):,} 个名字，测试 {len(n.test):,} 个",
        ),
        [Text(en="what", zh="项目"), Text(en="how many", zh="数量")],
        [[SAYS[what], count] for what, count in counts.items()],
    )
    yield Table(
        Text(en="Accuracy from floor to ceiling", zh="准确率的下限与上限"),
        [Text(en="answer", zh="回答"), "%"],
        [
            [Text(en=f"always {commonest}", zh=f"永远回答 {commonest}"), round(100 * floor, 1)],
            [
                Text(en="the best one answer per spelling", zh="每种拼写只许答一种，答得最好"),
                round(100 * ceiling, 1),
            ],
        ],
    )
    yield Result(**{name: float(count) for name, count in counts.items()}, baseline=floor, ceiling=ceiling)


PROGRAM = Program(
    title=Text(en="The data's dirt", zh="数据里的脏东西"),
    settings=Settings,
    run=train,
    expect=(
        Expect("overlap", 0, within=0),
        *(
            Expect(what, about, within=0, given={"data": "names"}, slow=True)
            for what, about in {
                "junk": 24,
                "overlap": 773,
                "known": 1046,
                "ambiguous": 476,
                "repeated": 1305,
            }.items()
        ),
        Expect("ceiling", 0.952, within=0.0005, given={"data": "names"}, slow=True),
    ),
)
