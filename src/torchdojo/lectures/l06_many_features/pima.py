"""The table behind the course's diabetes.csv: how the one was made from the other, and what to look for."""

import numpy as np
import numpy.typing as npt

from torchdojo.data.home import data_home
from torchdojo.data.table import table
from torchdojo.text import DojoError, Text
from torchdojo.views import Note

PIMA = ("pregnancies", "glucose", "blood pressure", "skin fold", "insulin", "body mass", "pedigree", "age")
HINTS = {
    "": Note(
        Text(
            en="The bundled table names its classes, so there is nothing to find out: all eight measurements grow with "
            "a malignant tumour. The course's file does not name them: torchdojo data fetch diabetes, then "
            "torchdojo run 6 detective --data diabetes.",
            zh="自带的表写明了类别，没有什么可侦查的：八项测量都随恶性肿瘤变大。课程的文件却没有写："
            "先 torchdojo data fetch diabetes，再 torchdojo run 6 detective --data diabetes。",
        )
    ),
    "diabetes": Note(
        Text(
            en="Every column speaks against y = 1, glucose most of all. Medicine says that each of them goes with "
            "diabetes. So 1 means NOT diabetic. That is strong evidence; the proof needs the raw Pima table (768 rows, "
            "9 columns): --raw pima-indians-diabetes.csv.",
            zh="每一列都与 y = 1 作对，血糖最明显；而医学告诉我们，它们都随糖尿病升高。所以 1 是“没有糖尿病”。"
            "这是有力的证据；要证明，还需要原始的 Pima 表（768 行 9 列）：--raw pima-indians-diabetes.csv。",
        )
    ),
}
VERDICT = Text(
    en="Of {n} rows, {equal} are rows of the raw table, scaled, and the label of {inverted} is the raw one turned "
    "round. Gone are the raw rows {dropped} (counted from 0), which had a true 0. Three equal numbers are the proof: "
    "in the course's file 1 means NOT diabetic.",
    zh="{n} 行中，{equal} 行就是缩放后的原始表，{inverted} 行的标签与原始标签正好相反。"
    "原始表的第 {dropped} 行（从 0 数）被删掉了，它们真的含有 0。三个数相等就是证明：课程文件里的 1 是“没有糖尿病”。",
)


def rebuild(where: str, rows: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64], list[int]]:
    """Make the course's columns from the raw table; return them, the raw labels, and the rows dropped."""
    inside = data_home() / where
    raw = table(str(inside) if inside.is_file() else where)
    x = raw.x.astype(np.float64)
    low, high = x.min(axis=0), x.max(axis=0)
    scaled = 2 * (x - low) / np.maximum(high - low, 1e-12) - 1
    middle = (np.abs(scaled) < 1e-7).any(axis=1)
    if x.shape[1] != len(PIMA) or len(x) - middle.sum() != rows:
        raise DojoError(
            what=Text(
                en=f"{raw.name} is {len(x)} x {x.shape[1]}: its rows are not the {rows} of the data.",
                zh=f"{raw.name} 是 {len(x)} x {x.shape[1]}：它的行对不上数据的 {rows} 行。",
            ),
            why=Text(
                en="The proof compares the course's 759 rows with the raw Pima table of 768 rows.",
                zh="证明要拿课程的 759 行与原始 Pima 表的 768 行对照。",
            ),
            cure=Text(
                en="Use --data diabetes --raw pima-indians-diabetes.csv.",
                zh="请用 --data diabetes --raw pima-indians-diabetes.csv。",
            ),
        )
    scaled = np.where(x == low, 0.0, scaled).astype(np.float32)
    return scaled[~middle], raw.y[~middle], np.flatnonzero(middle).tolist()
