"""`torchdojo code N [PROGRAM]`: the code of a program."""

import sys

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.programs import LECTURE_WORD
from torchdojo.cli.run import PROGRAM_WORD, program_name
from torchdojo.cli.screen import lively, paged, screen
from torchdojo.lectures import catalogue
from torchdojo.text import Text


def code(told: Told) -> int:
    """Show a program's file: in colours through a pager on a terminal, else just as it is."""
    path = catalogue.programs(told.lecture)[program_name(told.lecture, told.program)]
    text = path.read_text(encoding="utf-8")
    if told.plain or not lively(sys.stdout):
        screen().out(text, end="", highlight=False)
        return DONE
    from rich.syntax import Syntax

    with paged():
        screen().print(str(path), style="dim", soft_wrap=True)
        screen().print(Syntax(text, "python", theme="ansi_dark", line_numbers=True, word_wrap=True))
    return DONE


COMMAND = Command(
    does=Text(
        en="Show the code of a program. Its comments are in English, those of its settings in Chinese, too. "
        "“torchdojo new” copies it out for you to change.",
        zh="显示一个程序的代码。代码里的注释是英文，只有各项设置的注释是中英对照；"
        "中文的讲解看 torchdojo read。想改着玩，用 torchdojo new 复制一份出来。",
    ),
    run=code,
    takes=(
        LECTURE_WORD,
        PROGRAM_WORD,
        Argument("--plain", Text(en="without colours, numbers and pager", zh="不要颜色、行号和分页")),
    ),
    examples=("torchdojo code 8", "torchdojo code 4 optimizers > optimizers.py"),
)
