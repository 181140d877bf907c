"""Which fonts a figure is written with, so that Chinese is never a row of boxes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from torchdojo.plots.terminal.cells import clean
from torchdojo.text import Text, language
from torchdojo.views import Label

SAMPLE = "损失梯度准确率"  # a font that has these has what the labels need
CHINESE = (  # families of Linux, Windows and macOS, the best looking first
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",  # the only face some releases of matplotlib see in the collection of all four
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "Droid Sans Fallback",
    "Arial Unicode MS",
    "SimSun",
    "AR PL UMing CN",
)
NO_FONT = Text(
    en="No Chinese font was found, so the figure is labelled in English.",
    zh="没有找到中文字体，图中的文字改用英文。装上一种再画即可，如 Debian/Ubuntu：sudo apt install fonts-noto-cjk。",
)


@dataclass(frozen=True, slots=True)
class Lettering:
    """The fonts, the language they can write, and every character they have."""

    families: Sequence[str]
    lang: str
    characters: frozenset[int]

    def say(self, label: Label, most: int = 60) -> str:
        """Return the label as it can be written: a character that no font has as a question mark, the rest cut off."""
        text = clean((label.zh if self.lang == "zh" else label.en) if isinstance(label, Text) else label)
        text = text if len(text) <= most else text[: most - 2] + ".."
        return "".join(c if ord(c) in self.characters else "?" for c in text)


def lettering() -> Lettering:
    """Choose the fonts for the language in force; English if there is no font for Chinese."""
    from matplotlib import font_manager

    chinese = next(filter(None, map(_usable, CHINESE)), None)
    families = [name for name in (chinese, "DejaVu Sans") if name]  # DejaVu comes with matplotlib
    paths = [font_manager.findfont(font_manager.FontProperties(family=[name])) for name in families]
    return Lettering(families, language() if chinese else "en", frozenset().union(*map(_characters, paths)))


def _usable(family: str) -> str | None:
    """Return the family if it is installed and really has Chinese characters."""
    from matplotlib import font_manager

    entry = next((e for e in font_manager.fontManager.ttflist if e.name == family), None)
    if entry is None:
        return None
    return family if _characters(entry.fname).issuperset(map(ord, SAMPLE)) else None


@cache
def _characters(path: str) -> frozenset[int]:
    from matplotlib import ft2font

    return frozenset(ft2font.FT2Font(path).get_charmap())
