"""Texts that are no programs, read by Python itself: each gets half a sentence of its own in both languages."""

import pytest

from torchdojo.practice.judge.blame import blamed

BROKEN = [
    (
        "def f(x，y):\n    return x\n",
        1,
        "， is a sign of a Chinese keyboard, Python needs , ",
        "要写英文的 ,",
    ),
    ("def f(x)：\n    return x\n", 1, "Python needs :", "要写英文的 :"),
    ("x = （1 + 2)\n", 1, "Python needs (", "要写英文的 ("),
    ("x = “text”\n", 1, 'Python needs "', '要写英文的 "'),
    ("x = 1。\n", 1, "Python needs .", "要写英文的 ."),
    ("x = 1 ☃ 2\n", 1, "no sign ☃", "没有 ☃"),
    ("x =\u00a01\n", 1, "invisible", "看不见"),
    ("def f(x)\n    return x\n", 1, "colon", "冒号"),
    ("def f:\n    return x\n", 1, "brackets", "括号"),
    ("def f(x):\nreturn x\n", 2, "belongs to line 1", "第 1 行"),
    ("def f(x):\n        y = x\n    return y\n", 3, "look at the spaces", "缩进"),
    ("x = 1\n    y = 2\n", 2, "look at the spaces", "缩进"),
    ("def f(x):\n\ty = x\n        return y\n", 3, "tabs and spaces", "Tab"),
    ("x = (1 + 2\ny = 3\n", 1, "“(” is never closed", "“(”没有配对"),
    ("x = 1 + 2)\n", 1, "“)” too many", "多了一个括号“)”"),
    ("x = [1, 2)\n", 1, "“[” is closed by “)”", "“[”却用“)”"),
    ("x = 'one\n", 1, "second quote", "引号"),
    ("x = '''one\n", 1, "second quote", "引号"),
    ("if x = 1:\n    pass\n", 1, "“==”", "“==”"),
    ("f(x) = 1\n", 1, "“==”", "“==”"),
    ("x = [1 2]\n", 1, "comma", "逗号"),
    ("return 1\n", 1, "outside of the function", "函数外面"),
    ("break\n", 1, "belong into a loop", "循环里"),
    ("f(a=1, 2)\n", 1, "after those without", "不带名字的后面"),
    ("print 1\n", 1, "print(...)", "print(...)"),
    ("2x = 1\n", 1, "do not begin with a digit", "不能以数字开头"),
    ("try:\n    x = 1\ny = 2\n", 3, "needs an except", "except"),
    ("x = 1 +\n", 1, "does not fit here", "不合语法"),
    ("x = 1\0\n", 1, "zero bytes", "零字节"),
]


@pytest.mark.parametrize(("source", "line", "en", "zh"), BROKEN)
def test_what_python_cannot_read_is_explained(source: str, line: int, en: str, zh: str) -> None:
    with pytest.raises(SyntaxError) as raised:
        compile(source, "mse.py", "exec")
    said = blamed(raised.value, "mse.py")
    assert said.kind == "syntax" and en in said.says.en and zh in said.says.zh
    assert said.spot is not None and said.spot.line == line
    assert str(raised.value.msg) in said.got, "the words to search for"
    assert str(raised.value.msg) not in said.says.zh


def test_a_complaint_nobody_foresaw_is_told_as_python_tells_it() -> None:
    error = SyntaxError("something new", ("mse.py", 3, 1, "x", 3, 2))
    assert "line 3: something new" in blamed(error, "mse.py").says.en
