"""Lecture 13 · split-by-sentence: whole sentences go to train or test, drawn by a seed."""

from torchdojo.practice.judge import Answer, Check, Draw, Text, Wrong, prop, said, show

Split = tuple[list[int], list[int]]
SAYS = {
    "sentence-torn": Text(en="Rows of one sentence stand in both parts: draw sentences, not rows.", zh="同一个句子的行，两边都有：要按句子抽，不是按行抽。"),
    "row-lost": Text(en="Every row must be in just one part.", zh="每一行都要在、而且只在其中一边。"),
    "sentence-numbers": Text(en="The lists hold sentence numbers: the numbers of the rows, counted from 0, are asked for.", zh="列表里是句子编号：应当是行号，从 0 数起。"),
    "other-count": Text(en="The test has another number of sentences than round(share * different sentences).", zh="测试部分的句子数不是 round(share * 不同句子的个数)。"),
    "swapped": Text(en="The two parts are swapped: train first, then test.", zh="两部分反了：先 train，后 test。"),
    "not-rising": Text(en="The row numbers must be in rising order.", zh="行号要从小到大。"),
}  # fmt: skip


def corpora(draw: Draw) -> list[tuple[list[int], float]]:
    def corpus(rows: int, different: int) -> list[int]:
        return (7 + 3 * draw.whole(0, different, rows)).tolist()

    return [
        ([7, 7, 9, 7, 4], 0.34),
        (corpus(60, 12), 0.25),
        (corpus(40, 30), 0.2),
        ([5, 5, 5], 0.2),
        ([1, 2, 3, 4], 1.0),
        (corpus(200, 9), 0.6),
        (list(range(8)), 0.35),
    ]


def asked(answer: Answer, sentences: list[int], share: float, seed: int) -> tuple[Split, str]:
    called = f"split_by_sentence({show(sentences)}, share={share}, seed={seed})"
    got = answer.call("split_by_sentence", list(sentences), share, seed)
    if not (isinstance(got, tuple | list) and len(got) == 2 and all(isinstance(part, list) for part in got)):
        raise Wrong(
            "wrong-type",
            Text(en="Return two lists: train and test.", zh="要返回两个列表：train 和 test。"),
            called,
            show(got),
        )
    return (got[0], got[1]), called


def mistake(sentences: list[int], share: float, train: list[int], test: list[int]) -> str:
    wanted = round(share * len(set(sentences)))
    if sorted(train + test) != list(range(len(sentences))):
        return "sentence-numbers" if {*train, *test} == set(sentences) else "row-lost"
    sides = [{sentences[row] for row in part} for part in (train, test)]
    if sides[0] & sides[1]:
        return "sentence-torn"
    if len(sides[1]) != wanted:
        return "swapped" if len(sides[0]) == wanted else "other-count"
    return "" if train == sorted(train) and test == sorted(test) else "not-rising"


@prop("whole sentences", "整句整句地分")
def whole(answer: Answer, draw: Draw) -> None:
    for sentences, share in corpora(draw):
        for seed in (0, 1):
            (train, test), called = asked(answer, sentences, share, seed)
            kind = mistake(sentences, share, train, test)
            if kind:
                raise Wrong(
                    kind,
                    SAYS[kind],
                    called,
                    show((train, test)),
                    said(
                        f"{round(share * len(set(sentences)))} sentences in test",
                        f"测试里有 {round(share * len(set(sentences)))} 个句子",
                    ),
                )


@prop("drawn by the seed", "由种子抽出")
def by_seed(answer: Answer, draw: Draw) -> None:
    sentences = (100 * draw.whole(0, 40, 120)).tolist()
    splits = [asked(answer, sentences, 0.3, seed)[0] for seed in range(12)]
    called = "split_by_sentence([120], share=0.3, seed=0)"
    if asked(answer, sentences, 0.3, 0)[0] != splits[0]:
        raise Wrong(
            "not-repeatable",
            Text(en="The same seed gives two different splits.", zh="同样的种子，两次切分不同。"),
            called,
        )
    if len({tuple(test) for _, test in splits}) < 11:
        raise Wrong(
            "seed-ignored",
            Text(en="Other seeds give the same split.", zh="换了种子，切分还是一样。"),
            "split_by_sentence([120], share=0.3, seed=0 .. 11)",
        )
    often = [sum(row in test for _, test in splits) for row in range(len(sentences))]
    if max(often) == len(splits):
        says = Text(
            en="Some rows are in the test for every seed: every sentence must have the same chance.",
            zh="有些行不管什么种子都在测试里：每个句子的机会应当相等。",
        )
        raise Wrong(
            "not-random",
            says,
            "split_by_sentence([120], share=0.3, seed=0 .. 11)",
            str(max(often)),
            f"< {len(splits)}",
        )


@prop("the list handed over", "传进来的列表")
def untouched(answer: Answer, draw: Draw) -> None:
    given = [3, 1, 3, 2, 1, 8]
    answer.call("split_by_sentence", given, 0.5, 0)
    if given != [3, 1, 3, 2, 1, 8]:
        raise Wrong(
            "input-changed",
            Text(en="The list handed over was changed.", zh="传进来的列表被改动了。"),
            got=show(given),
            expected="[3, 1, 3, 2, 1, 8]",
        )


CHECK = Check([whole, by_seed, untouched])
