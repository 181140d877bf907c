"""`torchdojo visdom`: a visdom server on this machine."""

from contextlib import suppress

from torchdojo.cli import DONE
from torchdojo.cli.grammar import Argument, Command, Told
from torchdojo.cli.screen import screen
from torchdojo.cli.values import whole
from torchdojo.text import Text

PORT = 8097  # visdom's own
READY = Text(
    en="visdom is ready: {url}   (Ctrl-C ends it)\nIn another window: torchdojo run 1 --plot visdom",
    zh="visdom 已就绪：{url}   （按 Ctrl-C 结束）\n在另一个窗口里运行：torchdojo run 1 --plot visdom",
)


def serve(told: Told) -> int:
    """Start the server and wait until Ctrl-C."""
    from torchdojo.plots.visdom_server import serve

    with serve(PORT if told.port is None else told.port) as server, suppress(KeyboardInterrupt):
        screen().print(str(READY.format(url=server.url)), soft_wrap=True)
        screen().file.flush()
        server.wait()
    return DONE


COMMAND = Command(
    does=Text(
        en="Start a visdom server that only this machine can reach, complete without network. Then a run with "
        "--plot visdom draws on its page.",
        zh="启动一个只有本机能访问的 visdom 服务器，不联网也完整可用。"
        "之后用 --plot visdom 运行，曲线就画在它的页面上。",
    ),
    run=serve,
    takes=(
        Argument(
            "--port",
            Text(en="where it listens; 0: any free port", zh="监听的端口；0 表示随便一个空闲的"),
            whole(0),
            PORT,
        ),
    ),
    examples=("torchdojo visdom", "torchdojo visdom --port 9000"),
)
