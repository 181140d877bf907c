"""Text to rows of cells: comma, semicolon or tab, quotes, and every row as long as the first."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from torchdojo.data.files import MIB, at, shown
from torchdojo.text import DojoError, Text

MAX_TEXT = 256 * MIB  # bytes of a table: as numbers it then takes some GB at most
MAX_LINE = 4 * MIB  # letters: a table's line has some thousand; far more is not a table
MAX_COLUMNS = 10_000  # ten times the widest table a network of this course could learn from
SEPARATORS = (",", ";", "\t")
LOOKED_AT = 20  # lines from which the separator is told
LOOKED_AT_LETTERS = 1 << 16  # and of each at most so many
QUOTED = re.compile(r'"[^"]*"')

Row = tuple[int, list[str]]  # line in the file, counted from 1, and the cells


def separator_of(text: str) -> str:
    """Return the separator that cuts the first lines into equally many cells; the comma if none does."""
    lines = filter(str.strip, _lines(text, LOOKED_AT_LETTERS))
    head = [QUOTED.sub("", line) for line in islice(lines, LOOKED_AT)]
    best, most = ",", (len(head) // 2, 0)
    for separator in SEPARATORS:
        counts = Counter(line.count(separator) for line in head if separator in line)
        for width, agreeing in counts.most_common(1):
            if (agreeing, width) > most:
                best, most = separator, (agreeing, width)
    return best


def rows(text: str, path: Path, separator: str = "") -> Iterator[Row]:
    """Yield the rows that are not blank; raises DojoError for a file without any and for a ragged row."""
    separator = separator or separator_of(text)
    if separator == "\t":  # there a quotation mark is a letter like any other
        reader = csv.reader(_lines(text, MAX_LINE), delimiter=separator, quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(_lines(text, MAX_LINE), delimiter=separator, strict=True)
    first: Row | None = None
    while True:
        before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            break
        except (csv.Error, OverflowError) as error:
            raise _broken(path, before + 1, error) from None
        if any(cell.strip() for cell in cells):
            first = first or (before + 1, cells)
            _must_fit(path, before + 1, cells, first)
            yield before + 1, cells
    if first is None:
        raise DojoError(
            what=Text(en=f"{shown(path)} is empty.", zh=f"{shown(path)} 是空的。"),
            why=Text(en="It holds no line with anything in it.", zh="里面没有一行有内容。"),
            cure=Text(en="Check that it is the file you mean.", zh="请确认是不是要用的文件。"),
        )


def _lines(text: str, limit: int) -> Iterator[str]:
    """Cut at line ends only (str.splitlines also cuts at rarer signs); a longer line is cut off at the limit."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > limit:
            yield text[start : start + limit] + _CUT
        else:
            yield text[start : end + 1]
        start = end + 1


_CUT = "\0"  # cannot stand in decoded text, so it marks a line that was cut off


def _must_fit(path: Path, line: int, cells: list[str], first: Row) -> None:
    if len(cells) > MAX_COLUMNS or cells[-1].endswith(_CUT):
        raise DojoError(
            what=Text(
                en="{at} is too long: {n:,} cells or more.", zh="{at}太长：至少 {n:,} 个单元格。"
            ).format(at=at(path, line), n=len(cells)),
            why=Text(
                en=f"A line may have {MAX_COLUMNS:,} cells and {MAX_LINE:,} letters.",
                zh=f"一行最多 {MAX_COLUMNS:,} 个单元格、{MAX_LINE:,} 个字符。",
            ),
            cure=Text(
                en="Perhaps the line ends are missing, or it is not a table.",
                zh="可能缺少换行，或者它不是表格。",
            ),
        )
    if len(cells) != len(first[1]):
        raise DojoError(
            what=Text(
                en="{at} has {n} cells, but line {first} has {m}.",
                zh="{at}有 {n} 个单元格，而第 {first} 行有 {m} 个。",
            ).format(at=at(path, line), n=len(cells), m=len(first[1]), first=first[0]),
            why=Text(
                en=f"Every line of a table has the same columns. It reads: {shown(' | '.join(cells[:20]))}",
                zh=f"表格的每一行列数相同。这一行是：{shown(' | '.join(cells[:20]))}",
            ),
            cure=Text(
                en="Mend or delete this line; a cell that contains the separator needs quotation marks around it.",
                zh="请改正或删除这一行；单元格里含有分隔符时要用引号括起来。",
            ),
        )


def _broken(path: Path, line: int, error: Exception) -> DojoError:
    return DojoError(
        what=Text(en="{at}: this line cannot be cut into cells.", zh="{at}：无法切分成单元格。").format(
            at=at(path, line)
        ),
        why=Text(
            en=f"Most likely a quotation mark is not closed, or separators are missing ({error}).",
            zh=f"多半是引号没有成对，或缺少分隔符（{error}）。",
        ),
        cure=Text(
            en='Write a quotation mark inside a quoted cell twice: "".',
            zh='在用引号括起来的单元格里，引号要写两次：""。',
        ),
    )
