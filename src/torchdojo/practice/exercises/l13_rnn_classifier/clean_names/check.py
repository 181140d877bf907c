"""Lecture 13 · clean-names: counting the dirt of the course's files, and taking it away."""

from collections.abc import Callable, Sequence
from functools import reduce

from torchdojo.practice.judge import Call, Check, Draw, Mistake, Text, function

Rows = list[tuple[str, str]]
JUNK = "To The First Page"


def languages(rows: Rows) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, language in rows:
        found.setdefault(name, set()).add(language)
    return found


def look(train: Rows, test: Rows) -> dict[str, int]:
    return {
        "junk": sum(name == JUNK for name, _ in train + test),
        "repeated": len(train) - len(set(train)),
        "overlap": sum(row in train for row in test),
        "ambiguous": sum(len(found) > 1 for found in languages(train + test).values()),
    }


def clean(
    train: Rows,
    test: Rows,
    strip: Sequence[str] = (" ,",),
    once: bool = True,
    late: bool = False,
    test_once: bool = False,
) -> tuple[Rows, Rows]:
    def tidy(rows: Rows) -> Rows:
        stripped = [(reduce(str.strip, strip, name), language) for name, language in rows]
        return [row for row in stripped if row[0] != JUNK]

    if late:  # repeated rows are looked for before the names are tidied
        kept = tidy(list(dict.fromkeys(train)))
        return kept, tidy([row for row in test if row not in train])
    kept = list(dict.fromkeys(tidy(train))) if once else tidy(train)
    others = [row for row in tidy(test) if row not in kept]
    return kept, list(dict.fromkeys(others)) if test_once else others


def examples(_: Draw) -> Sequence[Call]:
    train = [("Li", "Chinese"), ("Li", "Korean"), ("Ivo ", "Czech"), ("Li", "Korean"), (JUNK, "Russian")]
    return [Call(train, [("Ivo", "Czech"), ("Li", "Chinese"), ("Ada", "English")])]


def others(draw: Draw) -> Sequence[Call]:
    names = [
        "Li",
        "Ivo",
        "Ivo ",
        "Ada",
        "Ada,",
        "Ada , ",
        "Eva",
        " Eva",
        ", Eva ,",
        "Martin",
        "O'Neal",
        "Van Der Page",
        "De Lange",
        JUNK,
        f"{JUNK} ",
        f" {JUNK},",
        "Lee, Ann",
    ]

    def drawn(count: int) -> Rows:
        return [
            (names[draw.one(0, len(names))], ("Czech", "English", "Russian")[draw.one(0, 3)])
            for _ in range(count)
        ]

    few = [("Eva", "Czech"), ("Ada", "English")]
    drawn_ones = [Call(drawn(a), drawn(b)) for a, b in ((30, 20), (8, 12), (40, 5), (0, 4), (5, 0), (20, 50))]
    return [*drawn_ones, Call(few + few[:1], few[1:] * 3 + few), Call(few * 4, few)]


def instead(key: str, count: Callable[[Rows, Rows], int]) -> Callable[[Rows, Rows], dict[str, int]]:
    return lambda train, test: {**look(train, test), key: count(train, test)}


def names(rows: Rows) -> list[str]:
    return [name for name, _ in rows]


CHECK = Check(
    [
        *function(
            "look", look, examples, others, other_dtype=None, strided=False,
            mistakes=(
                Mistake("junk-in-train-only", instead("junk", lambda a, b: names(a).count(JUNK)), Text(en="junk is counted in train only: both parts count.", zh="junk 只数了 train：两部分都要数。")),
                Mistake("overlap-once", instead("overlap", lambda a, b: len(set(a) & set(b))), Text(en="overlap counts each pair once: count test rows, as often as they stand there.", zh="overlap 每种只数了一次：要数 test 的行，出现几次算几次。")),
                Mistake("overlap-by-name", instead("overlap", lambda a, b: sum(n in names(a) for n in names(b))), Text(en="overlap compares the names only: the language must be the same, too.", zh="overlap 只比了名字：语言也要相同。")),
                Mistake("overlap-from-train", instead("overlap", lambda a, b: sum(row in b for row in a)), Text(en="overlap counts train rows: count the test rows that stand in train.", zh="overlap 数的是 train 的行：应当数 train 里也有的 test 行。")),
                Mistake("ambiguous-rows", instead("ambiguous", lambda a, b: sum(len(languages(a + b)[n]) > 1 for n in names(a + b))), Text(en="ambiguous counts rows: count each spelling once.", zh="ambiguous 数的是行：每种拼写只数一次。")),
                Mistake("ambiguous-in-train-only", instead("ambiguous", lambda a, b: sum(len(s) > 1 for s in languages(a).values())), Text(en="ambiguous looks at train only: a spelling may have one language there and another in test.", zh="ambiguous 只看了 train：同一个拼写，可能在 train 里是一种语言，在 test 里是另一种。")),
                Mistake("repeated-names", instead("repeated", lambda a, b: len(a) - len(set(names(a)))), Text(en="repeated compares the names only: Li Chinese and Li Korean are two rows.", zh="repeated 只比了名字：Li Chinese 和 Li Korean 是不同的两行。")),
                Mistake("repeated-all", instead("repeated", lambda a, b: sum(a.count(row) > 1 for row in a)), Text(en="repeated counts the first ones, too: only the rows that repeat an earlier one count.", zh="repeated 把第一次出现的也数了：只数和前面重复的行。")),
            ),
        ),
        *function(
            "clean", clean, examples, others, other_dtype=None, strided=False,
            mistakes=(
                Mistake("tidied-too-late", lambda a, b: clean(a, b, late=True), Text(en="Names are tidied too late: only afterwards is “Ivo ” the same as “Ivo”.", zh="整理得太晚：整理之后，“Ivo ”和“Ivo”才是同一个。")),
                Mistake("not-stripped", lambda a, b: clean(a, b, strip=()), Text(en="Spaces and commas at the ends are still there.", zh="名字两端的空格和逗号还在。")),
                *(
                    Mistake("stripped-in-turn", lambda a, b, signs=signs: clean(a, b, strip=signs),
                            Text(en="Spaces and commas are taken away one kind after the other: of \"Ada , \" something is left. strip(\" ,\") takes them in any order.",
                                 zh="空格和逗号是先后分开去的：\"Ada , \" 就会剩下一些。strip(\" ,\") 不管什么次序都去掉。"))
                    for signs in ((" ", ","), (",", " "))
                ),
                Mistake("commas-left", lambda a, b: clean(a, b, strip=(" ",)), Text(en="Commas at the ends are still there: strip(\" ,\") takes both.", zh="两端的逗号还在：strip(\" ,\") 两样都去掉。")),
                Mistake("repeated-left", lambda a, b: clean(a, b, once=False), Text(en="train still has repeated rows.", zh="train 里还有重复的行。")),
                Mistake("test-rows-lost", lambda a, b: clean(a, b, test_once=True), Text(en="Repeated rows of test were left out, too: the task says train only.", zh="test 里重复的行也被去掉了：题目只说去掉 train 的。")),
                Mistake("overlap-left", lambda a, b: (clean(a, b)[0], clean([], b)[1]), Text(en="test still has rows that stand in train.", zh="test 里还有 train 里也有的行。")),
                Mistake("by-name", lambda a, b: (clean(a, b)[0], [r for r in clean(a, b)[1] if r[0] not in names(clean(a, b)[0])]), Text(en="Too many test rows are gone: leave out those with the same name and the same language.", zh="test 的行去掉得太多：名字和语言都相同的才去掉。")),
                Mistake("order-lost", lambda a, b: (sorted(clean(a, b)[0]), clean(a, b)[1]), Text(en="The rows of train are in another order: keep theirs.", zh="train 各行的次序变了：要保持原来的次序。")),
            ),
        ),
    ]
)  # fmt: skip
