"""A file of two columns: a text and its label."""

from pathlib import Path

from torchdojo.data.decode import decode
from torchdojo.data.files import at, shown
from torchdojo.data.rows import Row, rows
from torchdojo.data.split import Pairs
from torchdojo.text import DojoError, Text

HEADS = {  # a first line whose second cell is one of these is a header
    *("label", "labels", "class", "category", "target", "sentiment", "rating", "language", "lang", "country"),
    *("标签", "类别", "分类", "情感", "语言", "国家"),
}


def pairs(raw: bytes, path: Path) -> Pairs:
    """Return (text, label) of every line, with or without a header; raises DojoError naming the line."""
    lines = list(rows(decode(raw, path), path))
    if len(lines[0][1]) == 2 and lines[0][1][1].strip().casefold() in HEADS:
        del lines[0]
    return [_pair(row, path) for row in lines]


def _pair(row: Row, path: Path) -> tuple[str, str]:
    line, cells = row
    if len(cells) == 2 and cells[0].strip() and cells[1].strip():
        return cells[0], cells[1].strip()
    empty = len(cells) == 2
    raise DojoError(
        what=Text(
            en="{at}: one of the two cells is empty."
            if empty
            else "{at} has {n} cells, not a text and a label.",
            zh="{at}：两个单元格里有一个是空的。" if empty else "{at}有 {n} 个单元格，而不是文本和标签两个。",
        ).format(at=at(path, line), n=len(cells)),
        why=Text(
            en=f"It reads: {shown(' | '.join(cells[:20]))}", zh=f"这一行是：{shown(' | '.join(cells[:20]))}"
        ),
        cure=Text(
            en="Write text,label on every line; a text with a comma in it needs quotation marks around it.",
            zh="每行写成 文本,标签；文本里含有逗号时要用引号括起来。",
        ),
    )
