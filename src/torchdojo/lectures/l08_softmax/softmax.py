"""Lecture 8 · Softmax: ten scores become ten probabilities, and how the formula of the notes breaks.

Question   How does any row of numbers become probabilities, and why does the one-line formula give nan at z = 1000?
See        Up to z = 88.7 the two formulas agree; beyond, e^z is more than float32 can hold and the plain one is lost.
           Taking the largest z off first changes nothing in mathematics and saves everything in the machine.
Source     Course lecture 9, slide 9-10. What the notes (151) call “分类概率” are logits: they may be negative and add
           up to anything. Their formula (156) overflows, and divides a batch by the sum of all its rows.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from torchdojo.engine.program import Expect, Program, Result, Training, Try
from torchdojo.text import Text
from torchdojo.views import Curve, Table

Floats = NDArray[np.floating]
SLIDE = (0.2, 0.1, -0.1)


@dataclass(frozen=True)
class Settings:
    shift: float = (
        1000.0  # added to every z; softmax should not notice · 给每个 z 都加上它，softmax 本不该察觉
    )


def plain(z: Floats) -> Floats:
    """The notes' line."""
    with np.errstate(over="ignore", invalid="ignore"):  # the nan is what we came to see
        return np.exp(z) / np.exp(z).sum()


def stable(z: Floats) -> Floats:
    """Softmax of every row: e^(z-m) / Σ e^(z-m) is e^z / Σ e^z for any m, and with m = max z nothing overflows."""
    exp = np.exp(z - z.max(axis=-1, keepdims=True))
    return exp / exp.sum(axis=-1, keepdims=True)


def overflows_at(dtype: type[np.floating]) -> float:
    """Find the largest z whose exp is still a number, by bisection."""
    low, high = 0.0, 1000.0
    with np.errstate(over="ignore"):
        while high - low > 1e-4:
            middle = (low + high) / 2
            low, high = (middle, high) if np.isfinite(np.exp(dtype(middle))) else (low, middle)
    return low


def look(s: Settings) -> Training:
    z = np.array(SLIDE)  # (3,)
    moved = z + s.shift  # (3,) mathematically, softmax stays the same
    ways = {
        "e^z / Σe^z": (plain, z),
        "e^z / Σe^z, z + shift": (plain, moved),
        "stable, z + shift": (stable, moved),
    }
    yield Table(
        Text(en=f"Softmax of z, and of z + {s.shift:g}", zh=f"z 的 softmax，以及 z + {s.shift:g} 的 softmax"),
        columns=("z", *map(str, SLIDE), "Σ"),
        rows=[(name, *way(z).tolist(), float(way(z).sum())) for name, (way, z) in ways.items()],
    )

    batch = np.array([SLIDE, (1.0, 2.0, 3.0)])  # (2, 3)
    whole, rows = plain(batch).sum(axis=1), stable(batch).sum(axis=1)
    yield Table(
        Text(en="Two samples at once: what each row adds up to", zh="一次两个样本：每一行加起来是多少"),
        columns=("÷", Text(en="row 1", zh="第 1 行"), Text(en="row 2", zh="第 2 行")),
        rows=[
            (Text(en="the sum of everything", zh="全部元素之和"), *whole.tolist()),
            (Text(en="each row's sum: axis=1, keepdims", zh="各行之和：axis=1, keepdims"), *rows.tolist()),
        ],
    )

    shifts = np.linspace(0, 120, 121, dtype=np.float32)  # (121,)
    z = z.astype(np.float32)
    curves = {way.__name__: [float(way(z + each)[0]) for each in shifts] for way in (plain, stable)}
    yield Curve(
        Text(en="P(class 0) in float32 while all of z grows", zh="z 整体变大时，float32 算出的 P(第 0 类)"),
        x=Text(en="added to every z", zh="给每个 z 加上多少"),
        y="P",
        series={name: (shifts.tolist(), values) for name, values in curves.items()},
    )
    p = stable(moved).tolist()
    yield Result(
        **{"p0": p[0], "p1": p[1], "p2": p[2]},
        plain_is_a_number=float(np.isfinite(plain(moved)).all()),
        first_row_of_plain_batch=float(whole[0]),
        float32_overflows_at=overflows_at(np.float32),
        float64_overflows_at=overflows_at(np.float64),
    )


PROGRAM = Program(
    title=Text(en="Softmax that does not break at z = 1000", zh="z = 1000 也不会坏的 softmax"),
    settings=Settings,
    run=look,
    expect=(
        *(Expect(p, about, within=5e-4) for p, about in {"p0": 0.378, "p1": 0.342, "p2": 0.280}.items()),
        Expect("plain_is_a_number", 0.0, within=0.0),
        Expect("first_row_of_plain_batch", 0.0967, within=5e-5),
        Expect("float32_overflows_at", 88.7228, within=1e-3),
        Expect("float64_overflows_at", 709.7827, within=1e-3),
    ),
    tries=(
        Try(
            Text(
                en="shift=700: float64 still holds e^700; it ends at 709.78.",
                zh="shift=700：float64 装得下 e^700，极限是 709.78。",
            ),
            given={"shift": 700.0},
            value="plain_is_a_number",
            about=1.0,
        ),
    ),
)
