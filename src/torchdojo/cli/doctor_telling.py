"""How every command of the doctor tells what it found: to people on stderr or stdout, to machines in their formats."""

from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console

from torchdojo.cli.grammar import Argument, Told
from torchdojo.cli.values import FILE, one_of
from torchdojo.doctor import machine
from torchdojo.doctor.diagnosis import Diagnosis
from torchdojo.doctor.report import report
from torchdojo.doctor.rule import Severity
from torchdojo.engine.home import cannot_write
from torchdojo.text import Text

FORMATS: dict[str, Callable[[Diagnosis], str]] = {"github": machine.as_github, "sarif": machine.as_sarif}
STYLES = {"ERROR ": "bold red", "错误 ": "bold red", "WARNING ": "yellow", "警告 ": "yellow", " > ": "bold"}
TELLING = (
    Argument("--all", Text(en="show everything, not only three findings", zh="全部显示，不只前三个")),
    Argument("--strict", Text(en="warnings change the exit code too", zh="警告也影响退出码")),
    Argument("--json", Text(en="write everything to this file", zh="把全部结果写进这个文件"), FILE),
    Argument("--format", Text(en="how the report is written", zh="报告的格式"), one_of(("text", *FORMATS))),
)


def tell(diagnosis: Diagnosis, told: Told, console: Console) -> bool:
    """Write the report as the user wants it; return whether what was found is bad."""
    if told.json:
        try:
            Path(told.json).write_text(machine.as_json(diagnosis), encoding="utf-8")
        except OSError as error:
            raise cannot_write(Path(told.json), error) from error
    if told.format in FORMATS:
        for line in filter(None, [FORMATS[told.format](diagnosis)]):
            print(line, file=console.file)  # exact, unwrapped
    else:
        for line in report(diagnosis, told.all):
            console.print(line, style=_style(line), soft_wrap=True)
    return diagnosis.has(Severity.ERROR) or (told.strict and diagnosis.has(Severity.WARNING))


def given_away(told: Told) -> Iterator[str]:
    """Yield a sentence on each of our options that went to the script, where the script does not know the word."""
    ours = {"--lang", *(argument.name for argument in TELLING)}
    text = Path(told.file).read_text("utf-8", "replace") if Path(told.file).is_file() else ""
    says = Text(
        en="doctor: {option} went to the script. Options of the doctor stand before the file: "
        "torchdojo doctor {option} … {file}",
        zh="doctor：{option} 交给了脚本。医生自己的选项要写在文件名前面：torchdojo doctor {option} … {file}",
    )
    for option in sorted(ours.intersection(told.theirs)):
        if option.lstrip("-") not in text:
            yield str(says.format(option=option, file=told.file))


def _style(line: str) -> str:
    return next((style for word, style in STYLES.items() if line.startswith(word)), "")
