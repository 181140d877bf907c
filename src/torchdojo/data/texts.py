"""Texts with a class each, for the homework of lecture 13."""

from dataclasses import dataclass
from pathlib import Path

from torchdojo.data.decode import decode
from torchdojo.data.files import existing, read_known, read_raw, shown
from torchdojo.data.pairs import pairs
from torchdojo.data.rows import MAX_TEXT
from torchdojo.data.sheet import Sheet, sheet
from torchdojo.data.split import Pairs, is_test, must_be_learnable
from torchdojo.text import DojoError, Text

SETS = ("word-valence",)
FAMILY = 5  # letters: abandon, abandoned and abandonment are one family and fall into one part
KAGGLE = ("phraseid", "sentenceid", "phrase", "sentiment")
SENTIMENTS = ("0 negative", "1 somewhat negative", "2 neutral", "3 somewhat positive", "4 positive")
POLARITY = {"rt-polarity.neg": "negative", "rt-polarity.pos": "positive"}


@dataclass(frozen=True, slots=True)
class Texts:
    """Pairs of a text and its class."""

    train: Pairs
    test: Pairs
    classes: tuple[str, ...]  # in alphabetical order


def texts(where: str = "") -> Texts:
    """Load "", a CSV or TSV of text and label, Kaggle's train.tsv, or a folder with rt-polarity.pos and .neg.

    "" is the bundled list of single English words that ten people rated good or bad, split by word family:
    a real set of sentences with a licence that allows to bundle it does not exist. Raises DojoError.
    """
    if where in ("", "word-valence"):
        rated = pairs(read_known("word-valence", "word-valence.csv"), Path("word-valence.csv"))
        signed = [
            (word, "negative" if float(rating) < 0 else "positive") for word, rating in rated if float(rating)
        ]
        return _split([(word[:FAMILY], (word, side)) for word, side in signed], "word-valence")
    path = existing(where, SETS)
    if path.is_dir():
        return _split(_polarity(path), path)
    raw = read_raw(path, MAX_TEXT)
    page = sheet(raw, path)
    if tuple(map(str.casefold, page.columns)) == KAGGLE:
        return _split(_kaggle(page), path)
    return _split([(text.casefold(), (text, label)) for text, label in pairs(raw, path)], path)


def _split(found: list[tuple[str, tuple[str, str]]], name: object) -> Texts:
    """Split (group, pair) so that a group falls into one part as a whole."""
    train = [pair for group, pair in found if not is_test(group)]
    test = [pair for group, pair in found if is_test(group)]
    return Texts(train, test, must_be_learnable(train, test, name))


def _polarity(folder: Path) -> list[tuple[str, tuple[str, str]]]:
    """Read one sentence a line; the original files are in Windows-1252, a later copy is in UTF-8."""
    found = []
    for file, label in POLARITY.items():
        if not (folder / file).is_file():
            raise DojoError(
                what=Text(en=f"{shown(folder)} has no {file}.", zh=f"{shown(folder)} 里没有 {file}。"),
                why=Text(
                    en="A folder of texts holds the two files of Pang and Lee.",
                    zh="文本文件夹里应有 Pang 和 Lee 的两个文件。",
                ),
                cure=Text(
                    en=f"Put {' and '.join(POLARITY)} there, or give a file of text,label.",
                    zh=f"请放入 {' 和 '.join(POLARITY)}，或给出 文本,标签 格式的文件。",
                ),
            )
        lines = decode(read_raw(folder / file, MAX_TEXT), folder / file, otherwise="cp1252").split("\n")
        found += [(line.strip(), (line.strip(), label)) for line in lines if line.strip()]
    return found


def _kaggle(page: Sheet) -> list[tuple[str, tuple[str, str]]]:
    """Read Kaggle's movie phrases; phrases of one sentence fall into one part."""
    known = {name[0]: name for name in SENTIMENTS}
    return [
        (sentence, (phrase, known.get(sentiment.strip(), sentiment.strip())))
        for _, (_, sentence, phrase, sentiment) in page.rows
        if phrase.strip()
    ]
