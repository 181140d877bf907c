"""Bytes to text: UTF-8, and a helpful word about every other thing that pretends to be a text file."""

from pathlib import Path

from torchdojo.data.files import at, shown
from torchdojo.text import DojoError, Text

FOREIGN = {  # how files that are no text begin
    b"PK\x03\x04": Text(en="a zip archive or an Excel workbook", zh="zip 压缩包或 Excel 工作簿"),
    b"\xd0\xcf\x11\xe0": Text(en="an old Excel or Word file", zh="旧版 Excel 或 Word 文件"),
    b"BZh": Text(en="a bzip2 archive", zh="bzip2 压缩包"),
    b"\xfd7zXZ": Text(en="an xz archive", zh="xz 压缩包"),
    b"\x93NUMPY": Text(en="a numpy file", zh="numpy 文件"),
    b"%PDF": Text(en="a PDF", zh="PDF 文件"),
    b"\x89PNG": Text(en="a PNG picture", zh="PNG 图片"),
    b"\xff\xd8\xff": Text(en="a JPEG picture", zh="JPEG 图片"),
    b"\xff\xfe": Text(en="text in UTF-16", zh="UTF-16 编码的文本"),
    b"\xfe\xff": Text(en="text in UTF-16", zh="UTF-16 编码的文本"),
}
AS_UTF8 = Text(
    en="Save it as plain text in UTF-8 (in Excel: “CSV UTF-8”).",
    zh="请另存为 UTF-8 编码的纯文本（Excel 里选“CSV UTF-8”）。",
)


def decode(raw: bytes, path: Path, otherwise: str = "") -> str:
    """Return UTF-8 text with plain line ends, without a byte order mark; `otherwise` names a second encoding to try.

    Raises DojoError naming the line and, where it can be told, what the file is instead.
    """
    for start, kind in FOREIGN.items():
        if raw.startswith(start):
            raise _no_text(path, kind)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not otherwise:
            raise _not_utf8(raw, path, error.start) from None
        text = raw.decode(otherwise, "replace")
    if "\0" in text:
        raise _no_text(
            path, Text(en="not text: it holds zero bytes", zh="二进制数据，不是文本：里面有零字节")
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_text(path: Path, kind: Text) -> DojoError:
    return DojoError(
        what=Text(en="{path} is {kind}.", zh="{path} 是{kind}。").format(path=shown(path), kind=kind),
        why=Text(en="A text file is needed here.", zh="这里需要文本文件。"),
        cure=AS_UTF8,
    )


def _not_utf8(raw: bytes, path: Path, start: int) -> DojoError:
    line = raw.count(b"\n", 0, start) + 1
    piece = raw[raw.rfind(b"\n", 0, start) + 1 :].split(b"\n", 1)[0]
    chinese = _chinese(piece)
    why = Text(
        en=f"Byte 0x{raw[start]:02x} cannot stand there in UTF-8. "
        + (
            f"Read as GBK, the line says: {shown(chinese)}"
            if chinese
            else "It may be Latin-1 or Windows-1252."
        ),
        zh=f"字节 0x{raw[start]:02x} 不符合 UTF-8。"
        + (
            f"按 GBK 来读，这一行是：{shown(chinese)}" if chinese else "可能是 Latin-1 或 Windows-1252 编码。"
        ),
    )
    command = f"iconv -f {'GB18030' if chinese else 'WINDOWS-1252'} -t UTF-8 {shown(path.name)} > utf8.csv"
    return DojoError(
        what=Text(en="{at}: this is not UTF-8 text.", zh="{at}：不是 UTF-8 文本。").format(at=at(path, line)),
        why=why,
        cure=Text(en="{cure} Or: {command}", zh="{cure}或者运行：{command}").format(
            cure=AS_UTF8, command=command
        ),
    )


def _chinese(line: bytes) -> str:
    """Return the line read as GB18030 if that gives Chinese characters in everyday use, else nothing."""
    try:
        text = line.decode("gb18030").strip()
    except UnicodeDecodeError:
        return ""
    foreign = [letter for letter in text if not letter.isascii()]
    common = [
        letter for letter in foreign if "\u4e00" <= letter <= "\u9fff" or letter in "，。：；、！？（）“”"
    ]
    return text if foreign and len(common) == len(foreign) else ""
