"""`torchdojo report RUN`: the report of a run."""

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.history import named
from torchdojo.cli.plotting import draw_figure, figure_path, write_report
from torchdojo.cli.run import FIGURE
from torchdojo.cli.screen import screen
from torchdojo.cli.values import RUN
from torchdojo.text import Text


def report(told: Told) -> int:
    """Write the report anew, print where it is, open it if asked."""
    figure = figure_path(told.figure)
    folder = named(told.run or "last").folder
    path = write_report(folder)
    screen().print(str(path), soft_wrap=True)
    if figure:
        remark = draw_figure(folder, figure)
        screen().print("\n".join(map(str, filter(None, (figure, remark)))), soft_wrap=True)
    if told.open:
        import webbrowser

        webbrowser.open(path.as_uri())
    return DONE


COMMAND = Command(
    does=Text(
        en="Write a run's report, one HTML file that needs no network, and print where it is.",
        zh="生成一次运行的报告：一个不需要联网的 HTML 文件，并输出它在哪里。",
    ),
    run=report,
    takes=(
        Argument(
            "run",
            Text(
                en="a run's name or its beginning; the newest if left out",
                zh="运行记录的名称或名称的开头；不写就是最近一次",
            ),
            RUN,
        ),
        Argument("--open", Text(en="open it in the browser", zh="在浏览器里打开")),
        FIGURE,
    ),
    examples=("torchdojo report", "torchdojo report last --figure run.png"),
)
