"""What Python's complaints about a text that is no program mean, in half a sentence."""

import re
import unicodedata
from collections.abc import Callable

from torchdojo.text import Text

Meaning = Text | Callable[[re.Match[str]], Text]

PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "【": "[", "】": "]", "《": "<", "》": ">",
         "—": "-", "–": "-", "−": "-", "×": "*", "÷": "/", "·": "*"}  # fmt: skip


def _character(found: re.Match[str]) -> Text:
    strange = found["char"]
    plain = PLAIN.get(strange) or unicodedata.normalize("NFKC", strange)
    if plain != strange and plain.isascii():
        return Text(
            en=f"{strange} is a sign of a Chinese keyboard, Python needs {plain} (switch to English and type it anew)",
            zh=f"{strange} 是中文（全角）符号，代码里要写英文的 {plain}，把输入法切到英文再打",
        )
    return Text(en=f"Python has no sign {strange}", zh=f"Python 没有 {strange} 这个符号")


MEANINGS: tuple[tuple[str, Meaning], ...] = (
    (r"invalid character '(?P<char>.)'", _character),
    (r"invalid non-printable character", Text(
        en="there is an invisible character: delete the space and type it anew",
        zh="这里有一个看不见的字符（比如全角空格）：删掉空格，用英文输入法重新打")),
    (r"null byte", Text(
        en="the file holds zero bytes: it is not a text saved as UTF-8",
        zh="文件里有零字节：它不是按 UTF-8 保存的文本")),
    (r"expected ':'", Text(en="a colon “:” is missing", zh="少了冒号“:”")),
    (r"expected '\('", Text(en="the brackets “()” are missing behind the name", zh="名字后面少了括号“()”")),
    (r"expected an indented block after .* on line (?P<line>\d+)", lambda found: Text(
        en=f"what belongs to line {found['line']} must stand further in, by four spaces",
        zh=f"属于第 {found['line']} 行的内容要缩进四个空格")),
    (r"expected 'except' or 'finally' block", Text(en="a try needs an except", zh="有 try 就要有 except")),
    (r"unindent does not match|unexpected indent", Text(
        en="the line begins neither where the one above does nor where a block does: look at the spaces before it",
        zh="这一行的缩进和上下文对不齐：看看行首的空格数")),
    (r"inconsistent use of tabs and spaces", Text(
        en="tabs and spaces are mixed before the lines: use four spaces everywhere",
        zh="行首混用了制表符（Tab）和空格：一律用四个空格")),
    (r"'(?P<sign>[(\[{])' was never closed", lambda found: Text(
        en=f"the bracket “{found['sign']}” is never closed", zh=f"括号“{found['sign']}”没有配对的右括号")),
    (r"unmatched '(?P<sign>.)'", lambda found: Text(
        en=f"there is a bracket “{found['sign']}” too many", zh=f"多了一个括号“{found['sign']}”")),
    (r"closing parenthesis '(?P<sign>.)' does not match opening parenthesis '(?P<other>.)'", lambda found: Text(
        en=f"“{found['other']}” is closed by “{found['sign']}”",
        zh=f"“{found['other']}”却用“{found['sign']}”来配对了")),
    (r"unterminated (triple-quoted )?(f-)?string", Text(
        en="a text in quotes does not end: the second quote is missing", zh="引号没有配对：字符串没有结束")),
    (r"cannot assign to|Maybe you meant '=='", Text(
        en="to compare is “==”; a single “=” gives a value to a name, and the name stands on its left",
        zh="比较要写“==”；单个“=”是赋值，左边要写名字")),
    (r"Perhaps you forgot a comma", Text(
        en="between two values something is missing: a comma, an operator?", zh="两个值之间少了东西：逗号？运算符？")),
    (r"'return' outside function", Text(
        en="this return stands outside of the function: move it further in", zh="这个 return 在函数外面：看看缩进")),
    (r"'(break|continue)'.*loop", Text(
        en="break and continue belong into a loop: look at the spaces before the line",
        zh="break 和 continue 要写在循环里：看看缩进")),
    (r"positional argument follows keyword", Text(
        en="arguments with a name come after those without", zh="带名字的参数要写在不带名字的后面")),
    (r"Missing parentheses in call", Text(en="print needs brackets: print(...)", zh="print 要加括号：print(...)")),
    (r"invalid decimal literal", Text(
        en="a number runs into letters: names do not begin with a digit",
        zh="数字和字母连在了一起：名字不能以数字开头")),
    (r"^invalid syntax$|unexpected EOF", Text(
        en="something does not fit here, or is missing at the end of the line above",
        zh="这里不合语法，或者上一行末尾少了东西")),
)  # fmt: skip


def reading(message: str) -> Text:
    """Return what Python's message means; the message itself if it is none of the common ones."""
    for pattern, told in MEANINGS:
        if found := re.search(pattern, message):
            return told if isinstance(told, Text) else told(found)
    return Text(en=message, zh=message)
