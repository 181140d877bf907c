"""The bundled sets are what the manifest says, small, licensed, and loaded as the lectures expect."""

import ast
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from torchdojo.data import catalogue
from torchdojo.data.catalogue import BUNDLED, datasets, path_of, state_of
from torchdojo.data.names import names
from torchdojo.data.pictures import pictures
from torchdojo.data.table import table
from torchdojo.data.texts import texts
from torchdojo.data.titanic import titanic
from torchdojo.data.weather import weather
from torchdojo.text import DojoError

REPO = Path(__file__).parents[2]
BUNDLED_SETS = [name for name, known in datasets().items() if known.bundled]


@pytest.mark.parametrize("name", BUNDLED_SETS)
def test_a_bundled_set_is_whole_and_brings_its_licence(name: str) -> None:
    assert state_of(name) == "present"
    files = {path.name for path in path_of(name).iterdir()}
    assert files == {file.name for file in datasets()[name].files} | {"LICENSE.txt"}
    assert len((path_of(name) / "LICENSE.txt").read_text("utf-8")) > 1000


def test_nothing_else_is_bundled_and_all_of_it_is_small() -> None:
    assert {path.name for path in BUNDLED.iterdir()} == set(BUNDLED_SETS)
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) < 3e6


@pytest.mark.parametrize("name", BUNDLED_SETS)
def test_the_function_that_made_a_set_is_in_the_script(name: str) -> None:
    script = ast.parse((REPO / "scripts" / "bundle_sets.py").read_text("utf-8"))
    functions = {node.name for node in script.body if isinstance(node, ast.FunctionDef)}
    assert datasets()[name].rebuilt_by in functions
    assert datasets()[name].origin.startswith("PyPI ")


def test_the_catalogue_needs_neither_numpy_nor_torch() -> None:
    code = (
        "import sys; from torchdojo.data.catalogue import datasets, state_of, path_of; datasets();"
        "import torchdojo.data.fetch; print({'numpy', 'torch'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


def test_digits_are_4000_and_1000_of_each_the_same_number() -> None:
    digits = pictures()
    assert digits.x_train.shape == (4000, 28, 28) and digits.x_test.shape == (1000, 28, 28)
    assert digits.x_train.dtype == np.uint8 and digits.y_train.dtype == np.int64
    assert Counter(digits.y_train.tolist()) == dict.fromkeys(range(10), 400)
    assert Counter(digits.y_test.tolist()) == dict.fromkeys(range(10), 100)
    assert digits.classes == tuple("0123456789")


def test_no_test_digit_is_a_training_digit() -> None:
    digits = pictures()
    train = {picture.tobytes() for picture in digits.x_train}
    assert len(train) == 4000 and not any(picture.tobytes() in train for picture in digits.x_test)


def test_digits_are_mixed_and_may_be_written_to() -> None:
    digits = pictures()
    assert len(set(digits.y_train[:50].tolist())) == 10  # the source is sorted by label
    digits.x_train[0] = 0  # torch.from_numpy warns of an array that may not


def test_breast_cancer_has_the_course_s_eight_columns() -> None:
    cancer = table()
    assert cancer.x.shape == (569, 8) and cancer.x.dtype == np.float32
    assert cancer.classes == ("benign", "malignant")
    assert np.bincount(cancer.y).tolist() == [357, 212]
    assert cancer.columns[0] == "mean_radius" and cancer.x[0, 0] == np.float32(17.99)


def test_breast_cancer_by_name_has_all_thirty() -> None:
    assert table("breast-cancer").x.shape == (569, 30)


def test_weather_is_four_years_day_by_day() -> None:
    seattle = weather()
    assert (len(seattle.dates), seattle.dates[0], seattle.dates[-1]) == (1461, "2012-01-01", "2015-12-31")
    assert seattle.columns == ("precipitation", "temp_max", "temp_min", "wind")
    assert seattle.values.shape == (1461, 4) and seattle.values.dtype == np.float32
    assert seattle.rain.sum() == 623  # rain, not the word: the column "weather" says rain on 259 days only


def test_surnames_are_18_languages_in_plain_letters_and_no_name_is_on_both_sides() -> None:
    found = names()
    assert len(found.languages) == 18 and len(found.train) + len(found.test) == 14_553
    assert all(name.isascii() and name.strip() == name for name, _ in found.train + found.test)
    assert not {name.casefold() for name, _ in found.train} & {name.casefold() for name, _ in found.test}
    assert {language for _, language in found.test} == set(found.languages)


def test_titanic_is_the_bundled_table_without_the_passenger_of_no_class() -> None:
    ship = titanic()
    assert len(ship.klass) == 1312 and set(ship.klass.tolist()) == {1, 2, 3}
    assert int(np.isnan(ship.age).sum()) == 556 and ship.survived.sum() == 450
    assert ship.more["name"][0] == "Allen, Miss Elisabeth Walton"


def test_rated_words_are_split_by_family() -> None:
    words = texts()
    assert words.classes == ("negative", "positive")
    assert not {word[:5] for word, _ in words.train} & {word[:5] for word, _ in words.test}
    assert dict(words.train)["abandon"] == "negative"


def test_a_damaged_bundled_file_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BUNDLED, tmp_path / "bundled")
    monkeypatch.setattr(catalogue, "BUNDLED", tmp_path / "bundled")
    csv = tmp_path / "bundled" / "weather" / "seattle-weather.csv"
    csv.write_bytes(csv.read_bytes().replace(b"12.8", b"12.9", 1))
    assert state_of("weather") == "damaged"
    with pytest.raises(DojoError, match="damaged") as caught:
        weather()
    assert "install torchdojo again" in caught.value.cure.en
    labels = tmp_path / "bundled" / "digits" / "t10k-labels-idx1-ubyte.gz"
    labels.write_bytes(labels.read_bytes()[:-20])
    assert state_of("digits") == "damaged"
    with pytest.raises(DojoError, match="unpacked"):
        pictures()
    labels.unlink()
    assert state_of("digits") == "absent"


def test_a_set_not_fetched_yet_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCHDOJO_DATA", str(tmp_path))
    for load, name in ((pictures, "mnist"), (table, "diabetes"), (names, "names")):
        with pytest.raises(DojoError) as caught:
            load(name)
        assert caught.value.cure.en.endswith(f"torchdojo data fetch {name}")


def test_the_data_home_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TORCHDOJO_DATA", raising=False)
    monkeypatch.setenv("TORCHDOJO_HOME", str(tmp_path))
    assert path_of("mnist") == tmp_path / "data" / "mnist"
    monkeypatch.delenv("TORCHDOJO_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert path_of("mnist").parts[-3:] == ("torchdojo", "data", "mnist")
    monkeypatch.setenv("TORCHDOJO_DATA", str(tmp_path / "else"))
    assert path_of("mnist") == tmp_path / "else" / "mnist"


@pytest.mark.slow
def test_the_bundled_files_are_what_the_named_releases_give() -> None:
    subprocess.run([REPO / "scripts" / "bundle_data", "--check"], check=True)
