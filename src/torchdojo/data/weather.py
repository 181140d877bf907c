"""Daily weather in order of time, and whether it rained."""

from array import array
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from torchdojo.data.cells import is_missing, is_number, must_be_complete, number
from torchdojo.data.files import at, existing, read_known, read_raw, shown
from torchdojo.data.rows import MAX_TEXT, Row
from torchdojo.data.sheet import Sheet, sheet
from torchdojo.text import DojoError, Text

SETS = ("weather",)
RAINFALL = (
    "precipitation",
    "prcp",
    "rainfall",
    "rain",
    "降水量",
    "降雨量",
    "降水",
)  # names of the column that tells rain


@dataclass(frozen=True, slots=True)
class Weather:
    """T days with D measurements each."""

    dates: list[str]  # T days, year-month-day, in order
    columns: tuple[str, ...]  # D names
    values: npt.NDArray[np.float32]  # (T, D)
    rain: npt.NDArray[np.bool_]  # (T,) whether more than 0 fell


def weather(where: str = "") -> Weather:
    """Load "" (Seattle, 1,461 days) or a CSV with a column `date`, numbers, and one of RAINFALL. Raises DojoError.

    Rain means that more than 0 fell: the Seattle file's own column `weather` calls only 212 of the
    623 days with precipitation “rain”, most others “fog”.
    """
    if where in ("", "weather"):
        return parse(read_known("weather", "seattle-weather.csv"), Path("seattle-weather.csv"))
    path = existing(where, SETS)
    return parse(read_raw(path, MAX_TEXT), path)


def parse(raw: bytes, path: Path) -> Weather:
    """Turn the bytes of a CSV file into weather; columns of words are left out."""
    page = sheet(raw, path)
    day = page.column("date")
    found = list(page.rows)
    places = [i for i in range(len(page.columns)) if i != day and _holds_numbers(found, i)]
    columns = [page.columns[i] for i in places]
    wet = next((i for i, name in enumerate(columns) if name.casefold() in RAINFALL), None)
    if wet is None:
        raise _no_rainfall(page)
    values = array(
        "d", (number(cells[i], at(path, n, i + 1, page.columns[i])) for n, cells in found for i in places)
    )
    grid = np.array(values).reshape(len(found), len(places))
    must_be_complete(grid, [n for n, _ in found], [(i + 1, page.columns[i]) for i in places], path)
    return Weather(_dates(found, day, path), tuple(columns), grid.astype(np.float32), grid[:, wet] > 0)


def _holds_numbers(found: list[Row], i: int) -> bool:
    """Tell by the first cell of the column that is no gap."""
    return is_number(next((cells[i] for _, cells in found if not is_missing(cells[i])), ""))


def _dates(found: list[Row], day: int, path: Path) -> list[str]:
    """Return the dates as year-month-day; raises DojoError if one is none or earlier than the one before."""
    dates: list[str] = []
    for line, cells in found:
        text = cells[day].strip()[:10].replace("/", "-")
        try:
            now = date.fromisoformat(text).isoformat()
        except ValueError:
            raise _bad_date(
                at(path, line, day + 1), cells[day], "a date like 2012-01-31", "2012-01-31 这样的日期"
            ) from None
        if dates and now <= dates[-1]:
            raise _bad_date(
                at(path, line, day + 1), cells[day], f"a day after {dates[-1]}", f"{dates[-1]} 之后的日期"
            )
        dates.append(now)
    return dates


def _bad_date(place: Text, got: str, en: str, zh: str) -> DojoError:
    return DojoError(
        what=Text(
            en="{at}: “{got}” stands where {due} is due.", zh="{at}：“{got}”不对，这里应是{due}。"
        ).format(at=place, got=shown(got), due=Text(en=en, zh=zh)),
        why=Text(
            en="The network sees the days in the order of the file.", zh="网络按文件里的顺序读入每一天。"
        ),
        cure=Text(en="Sort the file by date, one line a day.", zh="请按日期排序，每天一行。"),
    )


def _no_rainfall(page: Sheet) -> DojoError:
    return DojoError(
        what=Text(
            en=f"{shown(page.path)} has no column of rainfall with numbers below it.",
            zh=f"{shown(page.path)} 里没有降水量这一列数字。",
        ),
        why=Text(
            en=f"Its columns are: {shown(', '.join(page.columns), 300)}.",
            zh=f"它的各列是：{shown('、'.join(page.columns), 300)}。",
        ),
        cure=Text(
            en=f"Name the column that tells whether it rained one of: {', '.join(RAINFALL)}.",
            zh=f"请把记录降水的那一列命名为：{'、'.join(RAINFALL)}。",
        ),
    )
