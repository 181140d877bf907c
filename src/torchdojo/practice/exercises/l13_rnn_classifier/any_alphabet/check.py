"""Lecture 13 · any-alphabet: numbers for the letters of the training names, 1 for all others."""

import unicodedata

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, said, show

NAMES = [
    "Müller",
    "Łukasz",
    "王伟",
    "Nguyễn",
    "Ann",
    "ann",
    "O'Neal",
    "e\u0301ric",
    "Zoé",
    "김",
    "Ωμέγα",
    "De la Cruz",
    "𠮷野",
]
Words = tuple[str, str, str]


def letters(names: list[str]) -> list[str]:
    return sorted(set("".join(unicodedata.normalize("NFC", name) for name in names)))


def batches(draw: Draw) -> list[list[str]]:
    return [["Li", "Ann"], NAMES, [NAMES[i] for i in draw.order(len(NAMES))[:5].tolist()], ["a"]]


def encoded(answer: Answer, alphabet: object, name: str) -> list[int]:
    called = f"Alphabet(...).encode({name!r})"
    got = answer.run(alphabet.encode, called, name)  # type: ignore[attr-defined]
    if not isinstance(got, list) or not all(isinstance(one, int) for one in got):
        raise Wrong(
            "not-a-list",
            Text(en="encode must return a list of plain ints.", zh="encode 要返回普通 int 的列表。"),
            called,
            show(got),
        )
    wanted = len(unicodedata.normalize("NFC", name))
    if len(got) != wanted:
        says = Text(en="The number of letters is wrong: one number per letter, unknown ones included; é is one letter however it is written.",
                    zh="个数不对：每个字母一个编号，不认识的也要算；é 不管怎么写都是一个字母。")  # fmt: skip
        raise Wrong("other-length", says, called, show(got), f"{wanted} numbers")
    return got


@prop("every letter its own number", "每个字母有自己的编号")
def numbers(answer: Answer, draw: Draw) -> None:
    for names in batches(draw):
        called = f"Alphabet({show(names)})"
        alphabet, known = answer.call("Alphabet", list(names)), letters(names)
        table = {letter: encoded(answer, alphabet, letter)[0] for letter in known}
        codes, wanted = list(table.values()), set(range(2, len(known) + 2))
        for kind, is_so, says in (
            ("padding-used", 0 in codes, Text(en="A letter has the number 0, which means padding.", zh="有字母用了 0，而 0 表示补齐。")),
            ("known-as-unknown", 1 in codes, Text(en="A letter of the training names has the number 1, which means unknown.", zh="训练名字里有的字母用了 1，而 1 表示不认识。")),
            ("shared-number", len(set(codes)) < len(codes), Text(en="Two letters share a number.", zh="有两个字母用了同一个编号。")),
            ("gaps", set(codes) != wanted, Text(en="The numbers must run from 2 without gaps, one per letter; é written in two ways is one letter.", zh="编号要从 2 开始，中间不空，一个字母一个；é 的两种写法算一个字母。")),
        ):  # fmt: skip
            if is_so:
                raise Wrong(
                    kind,
                    says,
                    said(f"{called}, its letters' numbers", f"{called}，各个字母的编号"),
                    show(sorted(codes)),
                    show(sorted(wanted)),
                )
        size = getattr(alphabet, "size", None)
        if size != len(known) + 2:
            says = Text(
                en="size must count padding, unknown and all letters: an Embedding of that size must have room for every number.",
                zh="size 要包括补齐、不认识和所有字母：这么大的 Embedding 要装得下每个编号。",
            )
            raise Wrong("wrong-size", says, f"{called}.size", show(size), str(len(known) + 2))
        for name in names:
            got, expected = (
                encoded(answer, alphabet, name),
                [table[letter] for letter in unicodedata.normalize("NFC", name)],
            )
            if got != expected:
                raise Wrong(
                    "wrong-value",
                    Text(
                        en="The letters of a name must keep their order and their numbers.",
                        zh="名字里的字母要保持次序，编号不变。",
                    ),
                    f"{called}.encode({name!r})",
                    show(got),
                    show(expected),
                )


@prop("letters that were not in training", "训练时没有的字母")
def unknown(answer: Answer, draw: Draw) -> None:
    for names, name, place in (
        (["Li", "Ann"], "王", 0),
        (["Li", "Ann"], "Lim", 2),
        (["abc"], "aB", 1),
        (NAMES, "Яна", 0),
        (["Li"], "Lï", 1),
    ):
        alphabet = answer.call("Alphabet", list(names))
        got = encoded(answer, alphabet, name)
        if got[place] != 1 or encoded(answer, alphabet, "") != []:
            says = Text(
                en="A letter that no training name has must be 1.", zh="训练名字里没有的字母应当是 1。"
            )
            raise Wrong(
                "unknown-letter",
                says,
                f"Alphabet({show(names)}).encode({name!r})",
                show(got),
                said(f"1 at place {place}", f"位置 {place} 上是 1"),
            )


@prop("é written in two ways", "é 的两种写法")
def composed(answer: Answer, draw: Draw) -> None:
    for names, one, other in (
        (["Zoé"], "Zoé", "Zoe\u0301"),
        (["Zoe\u0301"], "Zoé", "Zoe\u0301"),
        (["Nguyễn"], "Nguyễn", unicodedata.normalize("NFD", "Nguyễn")),
    ):
        alphabet = answer.call("Alphabet", list(names))
        got, expected = encoded(answer, alphabet, other), encoded(answer, alphabet, one)
        if got != expected:
            raise Wrong(
                "two-writings",
                Text(
                    en="The two ways to write it are encoded differently: normalise when you make the numbers and when you encode.",
                    zh="两种写法编码不同：建编号时和编码时都要规范化。",
                ),
                f"encode({other!r})",
                show(got),
                show(expected),
            )


@prop("the order of the names", "名字的次序")
def steady(answer: Answer, draw: Draw) -> None:
    first, second = (answer.call("Alphabet", names) for names in (list(NAMES), NAMES[::-1]))
    for name in NAMES:
        one, other = (encoded(answer, alphabet, name) for alphabet in (first, second))
        if one != other:
            raise Wrong(
                "order-counts",
                Text(
                    en="The numbers depend on the order of the names: sort the letters.",
                    zh="编号取决于名字的次序：要先给字母排序。",
                ),
                said(f"encode({name!r}), names turned round", f"encode({name!r})，名字的次序反过来"),
                show(other),
                show(one),
            )


@prop("the names handed over", "传进来的名字")
def untouched(answer: Answer, draw: Draw) -> None:
    given = list(NAMES)
    answer.call("Alphabet", given)
    if given != NAMES:
        raise Wrong(
            "input-changed",
            Text(en="The list of names was changed.", zh="传进来的名字列表被改动了。"),
            got=show(given),
            expected=show(NAMES),
        )


CHECK = Check([numbers, unknown, composed, steady, untouched])
