from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=6,
    course=7,
    title=Text(en="Many features", zh="多维特征的输入"),
    teaches=Text(
        en="A table as a matrix, layers 8 to 6 to 4 to 1, activations, and a plateau that looks like learning.",
        zh="把表格当作矩阵，8→6→4→1 的层，各种激活函数，以及一个看上去像在训练的“高原”。",
    ),
    main="three_layers",
)
