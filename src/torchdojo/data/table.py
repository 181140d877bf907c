"""A table of numbers with a label column: the bundled one, the course's, or the learner's own CSV file.

A cell without a number is an error with its line and column, never a silent 0: what to put into a gap is
for the one who trains to decide, and must be computed from the training rows only.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from torchdojo.data.cells import is_number, must_be_complete, number, plain
from torchdojo.data.files import at, existing, read_known, read_raw, shown
from torchdojo.data.rows import MAX_TEXT
from torchdojo.data.sheet import Sheet, sheet
from torchdojo.text import DojoError, Text

SETS = ("breast-cancer", "diabetes")
COURSE_COLUMNS = 8  # the course's network takes 8 features, as many as its diabetes table has
MAX_CLASSES = 1000  # ImageNet's number; a label with more different values is a quantity or a name
ROW_NUMBERS = ("id", "index", "no", "no.", "row", "unnamed: 0", "序号", "编号")
FEW = 20  # a small table may well have a class per row


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of D numbers with a class each."""

    name: str
    x: npt.NDArray[np.float32]  # (N, D) the numbers as they stand in the file, not scaled
    y: npt.NDArray[np.int64]  # (N,) index into classes
    columns: tuple[str, ...]  # D names
    classes: tuple[str, ...]  # K names, in the order of numbers or of the alphabet
    label: str = ""  # the name of the column that y came from
    note: Text | None = None  # what was changed while loading, for the learner to know


def table(where: str = "", label: str = "") -> Table:
    """Load "" (bundled breast cancer, 8 columns; "breast-cancer" has all 30), "diabetes" (fetched) or a CSV(.gz).

    `label` names the label column or counts it from 1; the default is the last one. Raises DojoError.
    """
    if where in ("", "breast-cancer"):
        full = parse(read_known("breast-cancer", "breast-cancer.csv"), Path("breast-cancer.csv"), label)
        taken = slice(None if where else COURSE_COLUMNS)
        return replace(full, name="breast-cancer", x=full.x[:, taken].copy(), columns=full.columns[taken])
    if where == "diabetes":
        found = parse(read_known("diabetes", "diabetes.csv.gz"), Path("diabetes.csv.gz"), label)
        return replace(found, name=where)
    path = existing(where, SETS)
    return parse(read_raw(path, MAX_TEXT), path, label)


def binary_table(where: str = "", label: str = "") -> Table:
    """Load a table whose label has just two values; raises DojoError, naming columns that have, for another."""
    loaded = table(where, label)
    if len(loaded.classes) == 2:
        return loaded
    some = [shown(name) for name in loaded.classes[:5]]
    two = [
        name for name, column in zip(loaded.columns, loaded.x.T, strict=True) if len(np.unique(column)) == 2
    ]
    named = [shown(name) for name in (two or (*loaded.columns, loaded.label))[:20]]
    which = "with two values" if two else "there are"
    raise DojoError(
        what=Text(
            en=f"{shown(loaded.name)}: the label “{shown(loaded.label)}” has {len(loaded.classes)} different values, "
            f"such as {', '.join(some)}.",
            zh=f"{shown(loaded.name)}：标签列“{shown(loaded.label)}”有 {len(loaded.classes)} 种不同的值，"
            f"例如 {'、'.join(some)}。",
        ),
        why=Text(
            en="This network gives one probability, enough for two classes.",
            zh="这个网络只输出一个概率，只够区分两类。",
        ),
        cure=Text(
            en=f"Choose another column by --label NAME. Those {which}: {', '.join(named)}.",
            zh=f"请用 --label 列名 另选一列。{'只有两种值的列' if two else '现有的列'}：{'、'.join(named)}。",
        ),
    )


def parse(raw: bytes, path: Path, label: str = "") -> Table:
    """Turn the bytes of a CSV file into a table; `path` is for the messages."""
    page = sheet(raw, path)
    target = page.column(label) if label else len(page.columns) - 1
    features = [(i + 1, name) for i, name in enumerate(page.columns) if i != target]
    label_place = at(path, 0, target + 1, page.columns[target])
    lines, labels, numbers = _cells(page, target)
    if not features or not labels:
        raise _too_small(path, len(labels), len(page.columns))
    x = np.array(numbers, dtype=np.float64).reshape(len(labels), len(features))
    must_be_complete(x, lines, features, path)
    classes, y = encode(labels, label_place)
    columns = tuple(name for _, name in features)
    found = Table(path.name, x.astype(np.float32), y, columns, classes, page.columns[target])
    return _without_row_numbers(found)


def _without_row_numbers(full: Table) -> Table:
    """Leave out a first column that only counts the rows: in a file sorted by label it gives the label away."""
    name, first = full.columns[0], full.x[:, 0]
    counting = np.array_equal(first, first[0] + np.arange(len(first)))
    if name.casefold() not in ROW_NUMBERS or len(full.columns) == 1 or not counting:
        return full
    note = Text(
        en=f"The column “{shown(name)}” only counts the rows; it was left out.",
        zh=f"“{shown(name)}”这一列只是行号，已去掉。",
    )
    return replace(full, x=full.x[:, 1:].copy(), columns=full.columns[1:], note=note)


def _cells(page: Sheet, target: int) -> tuple["array[int]", list[str], "array[float]"]:
    """Read all rows: the line of each, its label, and the numbers of all rows one after the other."""
    lines, labels, numbers = array("q"), list[str](), array("d")  # arrays: 8 bytes a number, not 32
    for line, cells in page.rows:
        name = cells.pop(target).strip()
        if name.casefold() in ("", "?", "nan"):
            raise _no_label(at(page.path, line, target + 1, page.columns[target]))
        lines.append(line)
        labels.append(plain(name))
        try:
            numbers.extend([float(cell) for cell in cells])
        except ValueError:  # a gap or a word, seldom
            places = (i for i in range(len(page.columns)) if i != target)
            numbers.extend(
                number(cell, at(page.path, line, i + 1, page.columns[i]))
                for i, cell in zip(places, cells, strict=True)
            )
    return lines, labels, numbers


def encode(labels: Sequence[str], place: Text) -> tuple[tuple[str, ...], npt.NDArray[np.int64]]:
    """Return the classes and the index of every label; raises DojoError if these are no classes to learn."""
    numeric = all(map(is_number, set(labels)))
    classes = sorted(set(labels), key=float if numeric else None)
    if len(classes) == 1:
        raise DojoError(
            what=Text(en="{at}: every label is “{label}”.", zh="{at}：所有标签都是“{label}”。").format(
                at=place, label=shown(classes[0])
            ),
            why=Text(en="There is nothing to tell apart.", zh="只有一类，就没有什么可区分的。"),
            cure=Text(
                en="Give the label column by its name, or data with two classes at least.",
                zh="请指出正确的标签列，或使用至少有两类的数据。",
            ),
        )
    if len(classes) > MAX_CLASSES or len(classes) > max(FEW, len(labels) // 2):
        raise DojoError(
            what=Text(
                en="{at}: {n:,} rows have {k:,} different labels.", zh="{at}：{n:,} 行有 {k:,} 种不同的标签。"
            ).format(at=place, n=len(labels), k=len(classes)),
            why=Text(
                en="That is a quantity or a name, not a class; a classifier cannot learn it.",
                zh="这更像是数量或名称，而不是类别，分类器学不了。",
            ),
            cure=Text(en="Give the label column by its name.", zh="请用列名指出标签列。"),
        )
    index = {name: i for i, name in enumerate(classes)}
    return tuple(classes), np.array([index[name] for name in labels], dtype=np.int64)


def _too_small(path: Path, n: int, columns: int) -> DojoError:
    return DojoError(
        what=Text(
            en=f"{shown(path)} has {n} rows of data in {columns} columns.",
            zh=f"{shown(path)} 有 {n} 行数据、{columns} 列。",
        ),
        why=Text(
            en="A table needs rows, one column of numbers at least, and the label.",
            zh="表格至少要有数据行、一列数字，再加上标签列。",
        ),
        cure=Text(
            en="Separate the columns by comma, semicolon or tab.", zh="各列之间用逗号、分号或制表符分隔。"
        ),
    )


def _no_label(place: Text) -> DojoError:
    return DojoError(
        what=Text(en="{at}: the label is missing.", zh="{at}：缺少标签。").format(at=place),
        why=Text(en="A row without a label teaches nothing.", zh="没有标签的行无法用来训练。"),
        cure=Text(en="Delete the row, or give its label.", zh="请删去这一行，或补上标签。"),
    )
