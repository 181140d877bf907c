"""The passengers of the Titanic: the bundled table or Kaggle's train.csv, told apart by their header."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from torchdojo.data.cells import is_missing, number
from torchdojo.data.files import at, existing, read_known, read_raw, shown
from torchdojo.data.rows import MAX_TEXT
from torchdojo.data.sheet import Sheet, sheet
from torchdojo.text import DojoError, Text

SETS = ("titanic",)
CLASSES = {"1": 1, "1st": 1, "2": 2, "2nd": 2, "3": 3, "3rd": 3}
SEXES = {"male": False, "female": True}
FATES = {"0": 0, "1": 1}
WORDS = ("name", "ticket", "cabin", "embarked")  # further columns that hold words; all others hold numbers


@dataclass(frozen=True, slots=True)
class Passengers:
    """N passengers. One of the bundled 1,313 has no class (“*”) and is left out."""

    klass: npt.NDArray[np.int64]  # (N,) 1, 2 or 3
    age: npt.NDArray[np.float32]  # (N,) years, nan where nobody knows
    female: npt.NDArray[np.bool_]  # (N,)
    survived: npt.NDArray[np.int64]  # (N,) 0 or 1
    more: dict[str, npt.NDArray[Any]] = field(
        default_factory=dict
    )  # the file's other columns: words or float32


def titanic(where: str = "") -> Passengers:
    """Load "" (bundled) or a CSV with Kaggle's or the bundled file's header. Raises DojoError."""
    if where in ("", "titanic"):
        return parse(read_known("titanic", "titanic.csv"), Path("titanic.csv"))
    path = existing(where, SETS)
    return parse(read_raw(path, MAX_TEXT), path)


def parse(raw: bytes, path: Path) -> Passengers:
    """Turn the bytes of a CSV file into passengers."""
    page = sheet(raw, path)
    lower = [name.casefold() for name in page.columns]
    klass = "pclass" if "pclass" in lower else "class"
    if not {klass, "age", "sex", "survived"} <= set(lower):
        raise _not_titanic(page)
    place = {name: i for i, name in enumerate(lower)}
    found = [(line, cells) for line, cells in page.rows if cells[place[klass]].strip() != "*"]
    if not found:
        raise _not_titanic(page)

    def words(name: str, known: dict[str, Any]) -> list[Any]:
        i = place[name]
        return [_known(cells[i], known, at(path, line, i + 1, name)) for line, cells in found]

    def numbers(name: str) -> npt.NDArray[np.float32]:
        i = place[name]
        column = [number(cells[i], at(path, line, i + 1, name)) for line, cells in found]
        return np.clip(np.array(column), -1e30, 1e30).astype(np.float32)

    others = [name for name in lower if name not in (klass, "age", "sex", "survived")]
    return Passengers(
        klass=np.array(words(klass, CLASSES), dtype=np.int64),
        age=numbers("age"),
        female=np.array(words("sex", SEXES), dtype=np.bool_),
        survived=np.array(words("survived", FATES), dtype=np.int64),
        more={
            name: np.array([cells[place[name]] for _, cells in found]) if name in WORDS else numbers(name)
            for name in others
        },
    )


def _known(cell: str, known: dict[str, Any], place: Text) -> Any:
    """Return what a word stands for; raises DojoError naming the words there are."""
    if cell.strip().casefold() in known:
        return known[cell.strip().casefold()]
    gap = is_missing(cell)
    raise DojoError(
        what=Text(
            en="{at}: the value is missing." if gap else "{at}: “{got}” is not known here.",
            zh="{at}：这里缺一个值。" if gap else "{at}：不认识“{got}”。",
        ).format(at=place, got=shown(cell)),
        why=Text(
            en=f"This column holds one of: {', '.join(known)}.", zh=f"这一列只能是：{'、'.join(known)}。"
        ),
        cure=Text(en="Correct or delete the line.", zh="请改正或删去这一行。"),
    )


def _not_titanic(page: Sheet) -> DojoError:
    test = "survived" not in map(str.casefold, page.columns)
    return DojoError(
        what=Text(
            en=f"{shown(page.path)} has no passengers with class, age, sex and survived.",
            zh=f"{shown(page.path)} 里没有带 class、age、sex、survived 的乘客。",
        ),
        why=Text(
            en=f"Its columns are: {shown(', '.join(page.columns), 300)}.",
            zh=f"它的各列是：{shown('、'.join(page.columns), 300)}。",
        ),
        cure=Text(
            en="Use Kaggle's train.csv; test.csv does not say who survived." if test else "Check the file.",
            zh="请用 Kaggle 的 train.csv；test.csv 里没有是否生还。" if test else "请检查文件。",
        ),
    )
