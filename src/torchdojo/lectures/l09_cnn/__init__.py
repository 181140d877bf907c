from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=9,
    course=10,
    title=Text(en="Convolutional networks", zh="卷积神经网络 CNN"),
    teaches=Text(
        en="A small window slides over the picture: neighbours stay neighbours, and 8,490 numbers beat 575,050.",
        zh="一个小窗口在图上滑动：相邻的像素仍然相邻，8,490 个参数胜过 575,050 个。",
    ),
    main="cnn",
)
