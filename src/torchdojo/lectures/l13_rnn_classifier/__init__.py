from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=13,
    course=13,
    title=Text(en="An RNN classifier", zh="循环神经网络（高阶）"),
    teaches=Text(
        en="Sequences of unequal length: letters, padding, packing, a bidirectional GRU, one answer per name.",
        zh="长短不一的序列：字母、补齐与打包、双向 GRU，每个名字给出一个答案。",
    ),
    main="names",
)
