"""The words of watch mode: keys, questions, notes."""

from torchdojo.text import Text

KEYS = {
    "n": Text(en="next", zh="下一道"),
    "h": Text(en="hint", zh="提示"),
    "s": Text(en="solution", zh="答案"),
    "l": Text(en="list", zh="列表"),
    "r": Text(en="run again", zh="再查一遍"),
    "t": Text(en="task", zh="题目"),
    "o": Text(en="open", zh="打开"),
    "x": Text(en="reset", zh="重来"),
    "q": Text(en="quit", zh="退出"),
    "?": Text(en="help", zh="帮助"),
}
MEANS = {
    "n": Text(en="go on to the next exercise, once this one is passed", zh="这道通过之后，去下一道"),
    "h": Text(en="show a hint; again: the next of three", zh="看提示；再按看下一条，共三条"),
    "s": Text(
        en="show the solution and another way; asks before you have passed",
        zh="看答案和另一种写法；没通过时会先问",
    ),
    "l": Text(en="choose another exercise", zh="换一道练习"),
    "r": Text(en="check again; saving the file does it, too", zh="再检查一遍；保存文件也会自动检查"),
    "t": Text(en="show the task", zh="看题目"),
    "o": Text(
        en="open the file: $VISUAL, $EDITOR, VS Code, PyCharm",
        zh="打开文件：$VISUAL、$EDITOR、VS Code、PyCharm",
    ),
    "x": Text(en="start again; asks, and keeps what you wrote", zh="重新开始；会先问，你写的会保留"),
    "space": Text(en="on in a text longer than the screen; b: back", zh="往下看长文；b 往上"),
    "q": Text(en="end; your progress is kept", zh="结束；进度已保存"),
}
NAMES = {"space": Text(en="space", zh="空格"), "enter": Text(en="Enter", zh="回车")}  # keys without a letter
CHECKING = Text(en="Checking …", zh="正在检查……")
WARMING = Text(
    en="Warming up: importing torch takes some seconds, once. …",
    zh="正在预热：导入 torch 要几秒钟，只需一次……",
)
POLLING = Text(
    en="File events do not arrive in this folder (network drive? WSL?): it looks three times a second instead.",
    zh="这个文件夹收不到文件事件（网络盘？WSL？），改为每秒查看三次。",
)
FINISHED = Text(
    en="Every exercise is passed or skipped. l shows them all; torchdojo practice status shows the map.",
    zh="所有练习都通过或跳过了。按 l 查看；torchdojo practice status 显示全图。",
)
CHOOSE = Text(en="up/down, Enter: go there, q: back", zh="上下键移动，Enter 前往，q 返回")
NOT_YET = Text(
    en="Not passed yet. To leave it for now, choose another one: l", zh="还没通过。想先做别的，按 l 选一道。"
)
KEPT = Text(en="Yours is kept as {name}.", zh="你写的保留为 {name}。")
AS_GIVEN = Text(en="The file is as you were given it.", zh="文件恢复成了最初的样子。")
OPENED = Text(en="Opened in {editor}.", zh="已用 {editor} 打开。")
NO_EDITOR = Text(
    en="No editor was found: set $EDITOR, or open the file above yourself.",
    zh="没有找到编辑器：设置 $EDITOR，或者自己打开上面的文件。",
)
SURE = Text(
    en="Not passed yet. Seeing the solution now is noted in your progress. Show it? y/n",
    zh="还没通过。现在看答案会记在进度里。确定要看？y/n",
)
RESET = Text(en="Start it again? Your file is kept beside it. y/n", zh="重新开始？你写的会另存在旁边。y/n")


def unknown(key: str) -> Text:
    """Return what to say of a key that does nothing."""
    text = Text(en="There is nothing on the key “{key}”.", zh="“{key}”这个键没有用处。")
    return text.format(key=NAMES.get(key, key))
