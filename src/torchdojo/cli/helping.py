"""Help: what a command does and takes, in the language in force and aligned by the width of its characters."""

from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text as Styled

from torchdojo.cli.grammar import Argument, Command, shown
from torchdojo.cli.layout import pairs
from torchdojo.cli.screen import screen
from torchdojo.text import Text

ALWAYS = (
    (
        "-h --help",
        Text(en="show this and do nothing", zh="显示这份帮助，什么也不做"),
    ),
    (
        "--lang zh|en",
        Text(en="the language to speak, here and in what is started from here", zh="使用的语言"),
    ),
    (
        "--debug",
        Text(en="show the Python traceback of an error", zh="出错时显示 Python 的完整报错"),
    ),
)
OPTIONS = Text(en="[OPTIONS]", zh="[选项]")


def help_of_all(does: Text, commands: Mapping[str, Text], examples: Mapping[str, Text]) -> None:
    """Show what `torchdojo` and its commands do."""
    _usage("torchdojo", [Text(en="[COMMAND]", zh="[命令]"), OPTIONS])
    _paragraph(does)
    _part(Text(en="Commands", zh="命令"), ((name, str(text)) for name, text in commands.items()))
    _part(Text(en="Options everywhere", zh="到处可用的选项"), ((name, str(text)) for name, text in ALWAYS))
    _part(Text(en="Examples", zh="例子"), ((line, str(text)) for line, text in examples.items()))


def help_of_group(name: str, does: Text, inner: Mapping[str, Command]) -> None:
    """Show the commands under a command, a line each; the first is meant where none is named."""
    _usage(f"torchdojo {name}", [Text(en="[COMMAND]", zh="[命令]"), OPTIONS])
    _paragraph(does)
    _part(Text(en="Commands", zh="命令"), ((sub, str(one.does)) for sub, one in inner.items()))
    first = next(iter(inner))
    more = Text(
        en="Without a command: {first}. What one takes: torchdojo {name} {first} -h",
        zh="不写命令就是 {first}。查看某个命令的选项：torchdojo {name} {first} -h",
    )
    _paragraph(more.format(name=name, first=first))
    _part(
        Text(en="Options everywhere", zh="到处可用的选项"), ((option, str(text)) for option, text in ALWAYS)
    )
    _part(Text(en="Examples", zh="例子"), ((line, "") for one in inner.values() for line in one.examples[:1]))


def help_of(name: str, command: Command, takes: Sequence[Argument]) -> None:
    """Show what one command does and takes."""
    words = [a for a in takes if not a.option]
    _usage(f"torchdojo {name}", [*(_placed(a) for a in words), OPTIONS])
    _paragraph(command.does)
    _part(Text(en="Words", zh="参数"), ((str(shown(a)), _says(a)) for a in words))
    own = Text(en="Settings of this program", zh="这个程序的设置")
    _part(own, ((_form(a), _says(a)) for a in takes if a.of_program))
    options = [(_form(a), _says(a)) for a in takes if a.option and not a.of_program]
    _part(Text(en="Options", zh="选项"), [*options, *((name, str(text)) for name, text in ALWAYS)])
    _part(Text(en="Examples", zh="例子"), ((line, "") for line in command.examples))


def _usage(start: str, rest: Iterable[Text]) -> None:
    label = Styled(str(Text(en="Usage  ", zh="用法  ")), style="bold")
    screen().print(label + Styled(" ".join([start, *map(str, rest)])))


def _placed(argument: Argument) -> Text:
    text = shown(argument)
    dots = "…" if argument.many else ""
    if argument.needed:
        return Text(en=text.en + dots, zh=text.zh + dots)
    return Text(en=f"[{text.en}{dots}]", zh=f"[{text.zh}{dots}]")


def _form(argument: Argument) -> str:
    on_or_off = argument.kind is None and argument.default is not None
    return f"{argument.name} / --no-{argument.name[2:]}" if on_or_off else str(shown(argument))


def _says(argument: Argument) -> str:
    if argument.default is None or argument.default is False or argument.default == "":
        return str(argument.says)
    said = {True: Text(en="on", zh="开")}.get(argument.default) if argument.default is True else None
    default = Text(en=" (default {value})", zh="（默认 {value}）").format(value=said or argument.default)
    return f"{argument.says}{default}"


def _paragraph(text: Text) -> None:
    screen().print()
    screen().print(str(text))


def _part(title: Text, rows: Iterable[tuple[str, str]]) -> None:
    there = list(rows)
    if there:
        screen().print()
        screen().print(Styled(str(title), style="bold"))
        screen().print(pairs(there, style="cyan", indent=2))
