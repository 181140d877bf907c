"""`torchdojo practice`: exercises, checked while you write them.

Exit codes: 0 right, 1 wrong (or an error), 2 a wrong command line, 130 stopped by Ctrl-C.
"""

from torchdojo.cli.grammar import Argument, Command
from torchdojo.cli.practice_author import author_check
from torchdojo.cli.practice_checking import check
from torchdojo.cli.practice_commands import diff, export, hint, open_file, reset, solution
from torchdojo.cli.practice_desk import DIR, JSON, STUDENT, WHICH, YES
from torchdojo.cli.practice_doctor import doctor
from torchdojo.cli.practice_going import go_next, go_on, init
from torchdojo.cli.practice_map import show_list, status
from torchdojo.cli.values import FILE, TEXT, whole
from torchdojo.text import Text

COMMANDS = {
    "continue": Command(
        does=Text(
            en="Go on where you are: shows the exercise, watches its file, checks it whenever you save. The first time "
            "it makes the folder ./dojo. Without a terminal it checks once.",
            zh="从上次的地方接着做：显示练习、盯着文件，一保存就检查。"
            "第一次会建立 ./dojo 文件夹。没有终端时只检查一次。",
        ),
        run=go_on,
        takes=(DIR, STUDENT),
        examples=("torchdojo practice", "torchdojo practice --dir ~/dojo"),
    ),
    "init": Command(
        does=Text(
            en="Make the folder of exercises, or add what is new in it. A file you changed is never written.",
            zh="建立练习文件夹，或者补上新的练习。你改过的文件绝不会被覆盖。",
        ),
        run=init,
        takes=(DIR, STUDENT),
        examples=("torchdojo practice init", "torchdojo practice init --dir ~/dojo --student 20260123"),
    ),
    "list": Command(
        does=Text(en="List the exercises and what you have passed.", zh="列出全部练习和通过情况。"),
        run=show_list,
        takes=(DIR, JSON),
        examples=("torchdojo practice list",),
    ),
    "next": Command(
        does=Text(
            en="Go on to the next exercise once this one is passed, or to the one you name.",
            zh="这道通过后去下一道，或者去你指定的那道。",
        ),
        run=go_next,
        takes=(
            WHICH,
            Argument(
                "--skip",
                Text(en="leave the current one unpassed; the map says so", zh="没通过也先放下；进度里会注明"),
            ),
            DIR,
        ),
        examples=(
            "torchdojo practice next",
            "torchdojo practice next four-steps",
            "torchdojo practice next --skip",
        ),
    ),
    "check": Command(
        does=Text(
            en="Check once and print the verdict. Exit code: 0 right, 1 wrong, 2 a wrong command line, 130 stopped.",
            zh="检查一次并显示结果。退出码：0 对，1 错，2 命令写错，130 被中断。",
        ),
        run=check,
        takes=(
            Argument(
                "names",
                Text(en="exercises; the current one if left out", zh="练习名；不写就是当前这道"),
                TEXT,
                many=True,
            ),
            Argument("--all", Text(en="all files that you changed", zh="你改过的全部文件")),
            JSON,
            STUDENT,
            DIR,
        ),
        examples=(
            "torchdojo practice check",
            "torchdojo practice check four-steps --json",
            "torchdojo practice check --all",
        ),
    ),
    "hint": Command(
        does=Text(
            en="Show a hint; called again, the next of three.", zh="看一条提示；再来一次看下一条，共三条。"
        ),
        run=hint,
        takes=(WHICH, DIR),
        examples=("torchdojo practice hint",),
    ),
    "solution": Command(
        does=Text(
            en="Show the course's solution and another way. Before you have passed, it asks, and it is noted.",
            zh="看课程的答案和另一种写法。没通过时会先问，并记在进度里。",
        ),
        run=solution,
        takes=(WHICH, YES, DIR),
        examples=("torchdojo practice solution",),
    ),
    "reset": Command(
        does=Text(
            en="Start an exercise again; what you wrote is kept beside it.",
            zh="把一道题重新开始；你写的会保留在旁边。",
        ),
        run=reset,
        takes=(WHICH, YES, DIR),
        examples=("torchdojo practice reset mse",),
    ),
    "diff": Command(
        does=Text(en="Show what you changed in the file.", zh="显示你改了文件的哪些地方。"),
        run=diff,
        takes=(WHICH, DIR),
        examples=("torchdojo practice diff",),
    ),
    "status": Command(
        does=Text(
            en="Show the map of the course: what you passed, how, and what needs a GPU.",
            zh="显示课程全图：哪些通过了、怎么通过的、哪些需要 GPU。",
        ),
        run=status,
        takes=(DIR, JSON),
        examples=("torchdojo practice status",),
    ),
    "open": Command(
        does=Text(
            en="Open the file in your editor: $VISUAL, $EDITOR, VS Code, PyCharm.",
            zh="用编辑器打开文件：$VISUAL、$EDITOR、VS Code、PyCharm。",
        ),
        run=open_file,
        takes=(WHICH, DIR),
        examples=("torchdojo practice open",),
    ),
    "export": Command(
        does=Text(
            en="Write your progress and your answers as one file to hand in, and as a page to read.",
            zh="把进度和答案写成一个文件交给老师，另附一页供阅读。",
        ),
        run=export,
        takes=(
            Argument(
                "file",
                Text(en="the file (default torchdojo-NAME.json)", zh="文件名（默认 torchdojo-姓名.json）"),
                FILE,
            ),
            STUDENT,
            DIR,
        ),
        examples=("torchdojo practice export", "torchdojo practice export homework.json --student 20260123"),
    ),
    "doctor": Command(
        does=Text(
            en="Examine what practice needs: the folder, the files, file events, the editor, the judge.",
            zh="检查练习所需的一切：文件夹、文件、文件事件、编辑器、检查程序。",
        ),
        run=doctor,
        takes=(DIR,),
        examples=("torchdojo practice doctor",),
    ),
    "author": Command(
        does=Text(
            en="For authors of exercises: prove that the starter fails, every right answer passes, and every wrong one "
            "gets its sentence.",
            zh="给出题人用：证明初始文件不通过、每份正确答案都通过、每份错误答案都得到对应的那句话。",
        ),
        run=author_check,
        takes=(
            Argument(
                "names",
                Text(
                    en="check, and names of exercises; all if left out",
                    zh="check，以及练习的名字；不写就是全部",
                ),
                TEXT,
                many=True,
            ),
            Argument("--jobs", Text(en="how many at once", zh="同时检查几道"), whole(1)),
        ),
        examples=("torchdojo practice author check", "torchdojo practice author check mse"),
    ),
}
