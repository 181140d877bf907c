"""Lecture 6 · Data detective: does 1 mean ill or well?

Question   The course's diabetes file says 0 or 1 in its last column and not what they mean. Who is ill?
See        Turning all labels round changes no loss and no accuracy; only the weights change their sign. Just one thing
           can tell: what is known of the world. In the course's file high glucose makes y = 1 LESS likely, so 1 means
           NOT diabetic. With the raw table (--raw) this is proved row by row.
Source     Course lecture 7 says nothing of it. The file is the Pima table (768 rows), each column scaled to [-1, 1],
           every minimum -1 set to 0, 9 rows with a true 0 dropped, the label inverted. So 0 in a cell means
           "unknown", and also "never pregnant" and "21 years old".
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from torchdojo.engine.program import Expect, Program, Result, Training
from torchdojo.lectures.l06_many_features.pima import HINTS, PIMA, VERDICT, rebuild
from torchdojo.lectures.l06_many_features.two_classes import two_classes
from torchdojo.text import Text
from torchdojo.views import Note, Table


@dataclass(frozen=True)
class Settings:
    data: str = ""  # "" = bundled breast cancer; or "diabetes"; or a CSV · "" = 自带乳腺癌数据；"diabetes"；或 CSV 路径
    label: str = ""  # the column to predict; "" = the last one · 要预测的列；"" = 最后一列
    raw: str = ""  # the raw Pima table: a CSV, here or in the data folder · 原始 Pima 表（CSV，在这里或数据文件夹里）
    lr: float = 1.0  # how far one update moves along the slope · 每次更新沿斜坡走多远
    epochs: int = 300  # all rows at once: an epoch is one update · 所有行一次送入：一个 epoch 就是一次更新


def logistic_regression(x_data: Tensor, y_data: Tensor, s: Settings) -> tuple[Tensor, float, float]:
    """Return the weights, the loss and the accuracy on these same rows: what is asked is the direction, not skill."""
    # 1 · data: as given
    # 2 · model -------------------------------------------------------------------------------
    model = nn.Linear(x_data.shape[1], 1)
    nn.init.zeros_(model.weight)  # start in the middle, so that turning y round is an exact mirror
    nn.init.zeros_(model.bias)
    # 3 · loss and optimizer ------------------------------------------------------------------
    criterion = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=s.lr)
    # 4 · training cycle: forward, backward, update -------------------------------------------
    for _ in range(s.epochs):
        loss = criterion(model(x_data), y_data)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        right = ((model(x_data) > 0) == (y_data == 1)).float().mean().item()
        return model.weight.squeeze(0), criterion(model(x_data), y_data).item(), right


def proof(s: Settings, x_course: Tensor, y_course: Tensor) -> tuple[Note, dict[str, float]]:
    """Compare the course's rows with those made from the raw table."""
    x, y, dropped = rebuild(s.raw, rows=len(x_course))
    equal = int(((torch.from_numpy(x) - x_course).abs() < 1e-6).all(dim=1).sum())
    inverted = int((torch.from_numpy(y) == 1 - y_course.squeeze(1)).sum())
    note = VERDICT.format(n=len(x), equal=equal, inverted=inverted, dropped=dropped)
    return Note(note), {"rows": len(x), "equal": equal, "inverted": inverted, "dropped": len(dropped)}


def look(s: Settings) -> Training:
    data = s.data or ("diabetes" if s.raw else "")
    loaded, x_data, y_data = two_classes(data, s.label)
    z = (x_data - x_data.mean(dim=0)) / x_data.std(dim=0).clamp_min(1e-12)  # (N, D)
    towards = (z * (y_data - y_data.mean())).mean(dim=0) / y_data.std()  # (D,) correlation with y = 1
    weights, loss, right = logistic_regression(z, y_data, s)
    mirrored, turned_loss, turned_right = logistic_regression(z, 1 - y_data, s)
    names, (zero, one) = PIMA if data == "diabetes" else loaded.columns, loaded.classes
    yield Table(
        Text(en=f"{loaded.name}: which way does each column push?", zh=f"{loaded.name}：每一列往哪边推？"),
        (
            Text(en="column", zh="列"),
            Text(en=f"correlation with y = {one}", zh=f"与 y = {one} 的相关系数"),
            Text(en="weight", zh="权重"),
            Text(en="weight, labels turned round", zh="标签反过来后的权重"),
        ),
        list(zip(names, towards.tolist(), weights.tolist(), mirrored.tolist(), strict=True)),
    )
    yield Table(
        Text(en="What the scores say", zh="分数怎么说"),
        ("", Text(en="loss", zh="损失"), Text(en="accuracy", zh="准确率")),
        [(f"y = {one}", loss, right), (f"y = {zero}", turned_loss, turned_right)],
    )
    proved = dict[str, float]()
    if s.raw:
        note, proved = proof(s, x_data, y_data)
        yield note
    else:
        yield HINTS["diabetes" if data == "diabetes" else ""]
    yield Result(
        up=int((towards > 0).sum()),
        down=int((towards < 0).sum()),
        loss_difference=abs(loss - turned_loss),
        accuracy_difference=abs(right - turned_right),
        weights_mirror=(weights + mirrored).abs().max().item(),
        **proved,
    )


RAW = {"data": "diabetes", "raw": "diabetes/pima-indians-diabetes.csv"}
PROGRAM = Program(
    title=Text(en="Data detective: does 1 mean ill or well?", zh="数据侦探：1 是有病还是没病？"),
    settings=Settings,
    run=look,
    expect=(
        Expect("up", 8, within=0),
        Expect("loss_difference", 0.0, within=1e-6),
        Expect("accuracy_difference", 0.0, within=0.002),
        Expect("weights_mirror", 0.0, within=1e-4),
        Expect("down", 8, within=0, given={"data": "diabetes"}, slow=True),
        Expect("equal", 759, within=0, given=RAW, slow=True),
        Expect("inverted", 759, within=0, given=RAW, slow=True),
        Expect("dropped", 9, within=0, given=RAW, slow=True),
    ),
    quick={"epochs": 20},
)
