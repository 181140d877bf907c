"""The full sets and the other files of the course, on the copies that lie beside the repository."""

import itertools
import os
import tarfile
from pathlib import Path

import numpy as np
import pytest

from torchdojo.data.catalogue import datasets, state_of
from torchdojo.data.names import names
from torchdojo.data.pictures import pictures
from torchdojo.data.table import table
from torchdojo.data.texts import texts
from torchdojo.data.titanic import titanic
from torchdojo.data.weather import weather
from torchdojo.text import DojoError

REPO = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TORCHDOJO_SHARED_DATA", REPO.parent / "shared" / "data"))
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason=f"no copies of the full data in {SHARED}; name them in TORCHDOJO_SHARED_DATA"
)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHDOJO_DATA", str(SHARED))


def test_every_set_of_the_manifest_is_whole_there() -> None:
    assert {name: state_of(name) for name in datasets()} == dict.fromkeys(datasets(), "present")


@pytest.mark.parametrize(("name", "first"), [("mnist", [5, 0, 4, 1, 9]), ("fashion-mnist", [9, 0, 0, 3, 0])])
def test_the_full_pictures(name: str, first: list[int]) -> None:
    got = pictures(name)
    assert got.x_train.shape == (60_000, 28, 28) and got.x_test.shape == (10_000, 28, 28)
    assert got.y_train[:5].tolist() == first and len(got.classes) == 10


def test_the_course_s_diabetes_table_and_the_raw_one() -> None:
    course = table("diabetes")
    assert course.x.shape == (759, 8) and course.classes == ("0", "1")
    assert course.y.mean() == pytest.approx(0.6535, abs=1e-4)  # the label is inverted: 1 is healthy
    raw = table(str(SHARED / "diabetes" / "pima-indians-diabetes.csv"))
    assert raw.x.shape == (768, 8) and raw.y.mean() == pytest.approx(0.349, abs=1e-3)


def test_the_course_s_names_come_as_they_are_dirt_and_all() -> None:
    got = names("names")
    assert (len(got.train), len(got.test), len(got.languages)) == (13_374, 6_700, 18)
    both = got.train + got.test
    assert sum(name.strip() == "To The First Page" for name, _ in both) == 24
    known = set(got.train)
    assert sum(pair in known for pair in got.test) == 773


def test_names_with_accents_by_language() -> None:
    got = names(str(SHARED / "names" / "by_language"))
    both = got.train + got.test
    assert len(both) == pytest.approx(20_050, abs=30) and len(got.languages) == 18
    assert any(not name.isascii() for name, _ in both)


def test_kaggle_s_titanic_and_its_file_without_answers() -> None:
    got = titanic(str(SHARED / "titanic" / "train.csv"))
    assert len(got.klass) == 891 and int(np.isnan(got.age).sum()) == 177
    assert {"sibsp", "parch", "fare", "embarked", "cabin"} <= set(got.more)
    with pytest.raises(DojoError, match="survived"):
        titanic(str(SHARED / "titanic" / "test.csv"))


def test_movie_sentences() -> None:
    got = texts(str(SHARED / "movie-reviews"))
    assert len(got.train + got.test) == pytest.approx(10_662, abs=5)
    assert not {text for text, _ in got.train} & {text for text, _ in got.test}


def test_weather_of_another_form_is_told_what_it_lacks() -> None:
    assert len(weather(str(SHARED / "weather" / "seattle-weather.csv")).dates) == 1461
    with pytest.raises(DojoError, match="no column of rainfall"):
        weather(str(SHARED / "weather" / "daily-min-temperatures.csv"))


def test_colour_photographs_by_class_folder(tmp_path: Path) -> None:
    with tarfile.open(SHARED / "cifar10-small" / "cifar10_small_jpg.tar") as tar:
        for member in itertools.islice((m for m in tar if m.isfile()), 0, None, 10):
            tar.extract(member, tmp_path, filter="data")
    (top,) = {path.parent.parent.parent for path in tmp_path.rglob("*.jpg")}
    got = pictures(str(top))
    assert (len(got.x_train), len(got.x_test), len(got.classes)) == (200, 50, 10)
    assert got.note is not None and "32×32" in got.note.en
