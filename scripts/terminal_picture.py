"""Reads a terminal's text with its colour codes and writes a page of it, and the page's size to stdout.

What stands between the live display and the result (pictures of digits, a table) is cut, and the cut is marked.
"""

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

DARK = TerminalTheme(
    (27, 29, 33),
    (220, 220, 220),
    [
        *((27, 29, 33), (224, 108, 117), (152, 195, 121), (229, 192, 123)),
        *((97, 175, 239), (198, 120, 221), (86, 182, 194), (171, 178, 191)),
    ],
)
HEAD, TAIL = 12, 10  # lines kept at the top and at the bottom
LINE, COLUMN = 20, 7  # pixels
PAGE = """<meta charset="utf-8"><style>{stylesheet}
@font-face {{ font-family: Boxes; src: local("DejaVu Sans Mono"); unicode-range: U+2190-27FF; size-adjust: 83% }}
@font-face {{ font-family: Dots; src: local("DejaVu Sans"); unicode-range: U+2800-28FF; size-adjust: 68% }}
html, body {{ margin: 0; background: #1b1d21 }}
pre {{ margin: 0; padding: 14px 18px; color: #dcdcdc;
       font: 14px/{line}px Boxes, Dots, "Noto Sans Mono CJK SC", monospace }}
</style><pre>{code}</pre>"""


def main(out: Path) -> None:
    """Write the page to `out`."""
    lines = sys.stdin.read().rstrip().splitlines()
    while lines and not re.sub(r"\x1b\[[0-9;]*m", "", lines[-1]).strip(" $"):
        lines.pop()
    if len(lines) > HEAD + TAIL:
        lines = [*lines[:HEAD], "   ⋮", *lines[-TAIL:]]
    console = Console(
        record=True, width=80, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi("\n".join(lines)))
    format = PAGE.replace("{line}", str(LINE))
    out.write_text(console.export_html(theme=DARK, code_format=format, inline_styles=False), "utf-8")
    print(f"{round(80 * COLUMN) + 36},{len(lines) * LINE + 28}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
