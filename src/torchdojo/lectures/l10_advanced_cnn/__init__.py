from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=10,
    course=11,
    title=Text(en="Advanced convolutional networks", zh="卷积神经网络（高阶篇）"),
    teaches=Text(
        en="Networks as blocks: branches joined by cat, 1×1 convolutions, and shortcuts that let gradients through.",
        zh="把网络拆成模块：用 cat 拼接分支，用 1×1 卷积省计算，用捷径让梯度通过。",
    ),
    main="inception",
)
