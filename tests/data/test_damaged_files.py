"""Whatever bytes a file holds, a reader gives a valid result or a DojoError, and nothing else."""

import gzip
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from torchdojo.data import idx, table, titanic, weather
from torchdojo.data.decode import decode
from torchdojo.data.files import at, existing, read_raw, shown
from torchdojo.data.image_folder import _grey
from torchdojo.data.names import names
from torchdojo.data.pairs import pairs
from torchdojo.data.rows import rows
from torchdojo.data.texts import texts
from torchdojo.text import DojoError

PATH = Path("mine.csv")
TABLE = b"a,b,label\n1,2.5,yes\n-3,4e2,no\n5,6,\xe6\x98\xaf\n" * 2
DAYS = b"date,precipitation,t,sky\n2012-01-01,0.0,3,fog\n2012-01-02,10.9,4,rain\n2012-01-03,0.8,-1,sun\n"
SHIP = b'name,class,age,sex,survived\n"A, Miss",1st,29.0,female,1\n"B, Mr",3rd,,male,0\n"C",*,2,male,1\n'
WORDS = b'name,language\nKowalski,Polish\nNov\xc3\xa1k,Czech\n"O\'Brien, J",Irish\n' + b"Abe,Japanese\n" * 3
PHRASES = b"PhraseId\tSentenceId\tPhrase\tSentiment\n" + b"".join(
    b"%d\t%d\tso\t%d\n" % (i, i, i % 5) for i in range(9)
)
IMAGES = bytes([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2]) + bytes(range(12))
NASTY = [
    b"",
    b"\0",
    b",",
    b'"',
    b"\n",
    b"\r",
    b"\t",
    b";",
    b"\xff",
    b"nan",
    b"inf",
    b"1e999",
    b"\xef\xbb\xbf",
    b"-",
    b"9" * 400,
]


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """Cut, turned, doubled, spiced or replaced, several times over."""
    raw = whole
    for _ in range(draw(st.integers(1, 6))):
        a, b = sorted(draw(st.tuples(*[st.integers(0, len(raw))] * 2)))
        piece = draw(st.sampled_from([*NASTY, raw[a:b]]) | st.binary(max_size=8))
        raw = draw(st.sampled_from([raw[:a], raw[b:], raw[:a] + piece + raw[b:], raw[:a] + piece + raw[a:]]))
    return raw


def any_bytes(whole: bytes) -> st.SearchStrategy[bytes]:
    return mutated(whole) | st.binary(max_size=200)


def only_valid_or_told(read: Callable[[], Any]) -> Any:
    """Return what was read, or None after a DojoError whose every sentence can be shown."""
    try:
        return read()
    except DojoError as error:
        for text in (error.what, error.why, error.cure):
            assert all(letter.isprintable() for letter in text.en + text.zh), text
            assert len(text.en) < 1500
        return None


@given(any_bytes(TABLE), st.sampled_from(["", "a", "label", "1", "99", "\0"]))
def test_any_bytes_as_a_table(raw: bytes, label: str) -> None:
    got = only_valid_or_told(lambda: table.parse(raw, PATH, label))
    if got is not None:
        assert (
            got.x.dtype == np.float32
            and got.x.shape == (len(got.y), len(got.columns))
            and len(got.columns) > 0
        )
        assert np.isfinite(got.x).all()
        assert sorted(set(got.y.tolist())) == list(range(len(got.classes))) and len(got.classes) > 1


@given(any_bytes(DAYS))
def test_any_bytes_as_weather(raw: bytes) -> None:
    got = only_valid_or_told(lambda: weather.parse(raw, PATH))
    if got is not None:
        assert got.values.shape == (len(got.dates), len(got.columns)) and got.rain.shape == (len(got.dates),)
        assert np.isfinite(got.values).all() and got.dates == sorted(set(got.dates))


@given(any_bytes(SHIP))
def test_any_bytes_as_passengers(raw: bytes) -> None:
    got = only_valid_or_told(lambda: titanic.parse(raw, PATH))
    if got is not None:
        assert {len(got.age), len(got.female), len(got.survived), *map(len, got.more.values())} == {
            len(got.klass)
        }
        assert set(got.klass.tolist()) <= {1, 2, 3} and set(got.survived.tolist()) <= {0, 1}
        assert not np.isinf(got.age).any()


@given(any_bytes(WORDS))
def test_any_bytes_as_pairs(raw: bytes) -> None:
    got = only_valid_or_told(lambda: pairs(raw, PATH))
    assert got is None or all(text.strip() and label for text, label in got)


@given(any_bytes(WORDS) | any_bytes(PHRASES))
@settings(deadline=None)  # the disk may take its time
def test_any_file_as_names_and_texts(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.tsv"
        path.write_bytes(raw)
        for load in (names, texts):
            got = only_valid_or_told(lambda load=load: load(str(path)))  # type: ignore[misc]
            if got is not None:
                assert got.train and got.test


@given(any_bytes(IMAGES), st.sampled_from([1, 3]))
def test_any_bytes_as_idx(raw: bytes, dimensions: int) -> None:
    got = only_valid_or_told(lambda: idx.parse(raw, PATH, dimensions))
    if got is not None:
        assert got.ndim == dimensions and got.size == len(raw) - 4 - 4 * dimensions
        assert got.flags.writeable


@given(any_bytes(gzip.compress(TABLE, mtime=0)))
@settings(deadline=None)
def test_any_file_as_gzip(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.gz"
        path.write_bytes(raw)
        got = only_valid_or_told(lambda: read_raw(path))
        assert got is None or got == raw or raw.startswith(b"\x1f\x8b")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM"])
def test_any_bytes_as_a_picture(form: str, tmp_path: Path) -> None:
    from collections import Counter

    from PIL import Image

    path = tmp_path / "mine.png"
    Image.fromarray(np.arange(60, dtype=np.uint8).reshape(6, 10)).save(path, form)
    whole = path.read_bytes()

    @given(any_bytes(whole))
    @settings(deadline=None, max_examples=40)
    def check(raw: bytes) -> None:
        path.write_bytes(raw)
        got = only_valid_or_told(lambda: _grey(path, Counter()))
        assert got is None or (got.shape == (28, 28) and got.dtype == np.uint8)

    check()


@given(any_bytes(TABLE), st.sampled_from(["", ",", ";", "\t"]))
def test_any_text_as_rows_of_one_length(raw: bytes, separator: str) -> None:
    got = only_valid_or_told(lambda: list(rows(decode(raw, PATH), PATH, separator)))
    if got is not None:
        assert len({len(cells) for _, cells in got}) == 1
        lines = [line for line, _ in got]
        assert lines == sorted(set(lines)) and lines[0] > 0


@given(st.text(max_size=40))
def test_any_text_as_a_path(where: str) -> None:
    path = only_valid_or_told(lambda: existing(where, ["digits"]))
    assert path is None or path.exists()


@given(st.text(), st.integers(0, 9), st.integers(0, 9), st.text(max_size=99))
def test_any_name_can_stand_in_a_message(name: str, line: int, column: int, header: str) -> None:
    place = at(Path(shown(name) or "x"), line, column, header)
    assert all(letter.isprintable() for letter in place.en + place.zh)
