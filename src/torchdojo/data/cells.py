"""What a cell of a table may hold: a number, a gap, or a word."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from torchdojo.data.files import at, shown
from torchdojo.text import DojoError, Text

MISSING = {
    "",
    "na",
    "n/a",
    "nan",
    "null",
    "none",
    "?",
    "-",
}  # as R, pandas, databases, UCI and people write a gap
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")
EXACT = 2**53  # a float holds every whole number up to here
LARGEST = float(np.finfo(np.float32).max)


def is_missing(cell: str) -> bool:
    """Tell a gap."""
    return cell.strip().casefold() in MISSING


def is_number(cell: str) -> bool:
    """Tell a number; a gap is none."""
    try:
        return not is_missing(cell) and float(cell) is not None
    except ValueError:
        return False


def plain(label: str) -> str:
    """Write a label that is a number in one way: 1, 1.0 and 1e0 are one class."""
    if not is_number(label):
        return label
    value = float(label)
    return str(int(value)) if value.is_integer() and abs(value) < EXACT else str(value)


def number(cell: str, place: Text) -> float:
    """Return the number in a cell, nan for a gap; raises DojoError for a word."""
    if is_missing(cell):
        return float("nan")
    try:
        return float(cell)
    except ValueError:
        raise _word(cell, place) from None


def _word(cell: str, place: Text) -> DojoError:
    comma = bool(DECIMAL_COMMA.fullmatch(cell.strip()))
    return DojoError(
        what=Text(
            en="{at}: “{cell}” stands where a number is due.", zh="{at}：这里应是数字，却是“{cell}”。"
        ).format(at=place, cell=shown(cell)),
        why=Text(
            en="Numbers are written with a decimal point, not a comma."
            if comma
            else "Every column but the label's is fed to the network, so it must hold numbers.",
            zh="小数点要写成“.”，不能写成逗号。"
            if comma
            else "除标签列以外，每一列都要送进网络，所以必须是数字。",
        ),
        cure=Text(
            en="Write 1.5 instead of 1,5."
            if comma
            else "Turn the words into numbers, leave the column out, or, if it is the label, name it: --label NAME.",
            zh="请把 1,5 写成 1.5。"
            if comma
            else "请把文字换成数字，或去掉这一列；如果它就是标签，请用 --label 列名 指明。",
        ),
    )


def must_be_complete(
    x: npt.NDArray[np.float64], lines: Sequence[int], columns: Sequence[tuple[int, str]], path: Path
) -> None:
    """Raise DojoError for the first gap or infinite number; `columns[i]` is the number and the name of column i."""
    whole = np.abs(x) <= LARGEST  # False for nan
    if whole.all():
        return
    row, i = (int(n) for n in np.argwhere(~whole)[0])
    place = at(path, lines[row], *columns[i])
    if not np.isnan(x[row, i]):
        raise DojoError(
            what=Text(
                en="{at}: {value} is too large to compute with.", zh="{at}：{value} 太大，无法计算。"
            ).format(at=place, value=x[row, i]),
            why=Text(en=f"A 32-bit number ends at {LARGEST:.3g}.", zh=f"32 位浮点数最大是 {LARGEST:.3g}。"),
            cure=Text(en="Correct it, or use another unit.", zh="请改正，或换一个单位。"),
        )
    gaps = [(name, int(np.isnan(x[:, j]).sum())) for j, (_, name) in enumerate(columns)]
    listed = ", ".join(f"{shown(name)} {n}" for name, n in gaps if n)
    raise DojoError(
        what=Text(en="{at}: the value is missing.", zh="{at}：这里缺一个值。").format(at=place),
        why=Text(
            en=f"Values missing in {len(x):,} rows: {shown(listed, 300)}. A network cannot compute with a gap.",
            zh=f"共 {len(x):,} 行，各列缺失的个数：{shown(listed, 300)}。网络无法对空值做计算。",
        ),
        cure=Text(
            en="Delete these rows or columns, or fill the gaps, for example with the median of the training rows.",
            zh="请删去这些行或列，或者把空值补上，例如用训练集里这一列的中位数。",
        ),
    )
