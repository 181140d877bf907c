"""Names with the language each comes from."""

from dataclasses import dataclass
from pathlib import Path

from torchdojo.data.decode import decode
from torchdojo.data.files import existing, read_known, read_raw, shown
from torchdojo.data.pairs import pairs
from torchdojo.data.rows import MAX_TEXT
from torchdojo.data.split import Pairs, is_test, must_be_learnable
from torchdojo.text import DojoError, Text

SETS = ("surnames", "names")


@dataclass(frozen=True, slots=True)
class Names:
    """Pairs of a name and its language, in the order of the file."""

    train: Pairs
    test: Pairs
    languages: tuple[str, ...]  # in alphabetical order


def names(where: str = "") -> Names:
    """Load "" (bundled surnames), "names" (the course's files), a CSV `name,label`, or a folder of .txt files.

    In the folder each file is a language, with a name a line. A name written alike in several languages
    falls into one part as a whole. Raises DojoError.
    """
    if where in ("", "surnames"):
        return _split(pairs(read_known("surnames", "surnames.csv"), Path("surnames.csv")), "surnames")
    if where == "names":  # as it is, dirt and all: cleaning it is part of lecture 13
        train, test = (
            pairs(read_known("names", f"names_{part}.csv.gz"), Path(f"names_{part}.csv.gz"))
            for part in ("train", "test")
        )
        return Names(train, test, must_be_learnable(train, test, where))
    path = existing(where, SETS)
    found = _folder(path) if path.is_dir() else pairs(read_raw(path, MAX_TEXT), path)
    return _split(found, path)


def _split(found: Pairs, name: object) -> Names:
    train = [pair for pair in found if not is_test(pair[0].casefold())]
    test = [pair for pair in found if is_test(pair[0].casefold())]
    return Names(train, test, must_be_learnable(train, test, name))


def _folder(folder: Path) -> Pairs:
    """Read one file of names per language; the file's name is the language."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise DojoError(
            what=Text(en=f"{shown(folder)} holds no .txt file.", zh=f"{shown(folder)} 里没有 .txt 文件。"),
            why=Text(
                en="A folder of names has a file per language, with a name a line.",
                zh="名字文件夹里每种语言一个文件，每行一个名字。",
            ),
            cure=Text(
                en="Give such a folder, or a CSV of name,label.",
                zh="请给出这样的文件夹，或 name,label 格式的 CSV。",
            ),
        )
    return [
        (name.strip(), file.stem)
        for file in files
        if not file.stem.upper().startswith(("LICENSE", "README"))
        for name in decode(read_raw(file, MAX_TEXT), file).split("\n")
        if name.strip()
    ]
