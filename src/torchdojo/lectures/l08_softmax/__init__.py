from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=8,
    course=9,
    title=Text(en="Many classes: softmax", zh="多分类问题：Softmax"),
    teaches=Text(
        en="Ten scores become ten probabilities, their logarithm the loss, and a network reads digits.",
        zh="十个得分变成十个概率，概率的对数变成损失，网络学会认手写数字。",
    ),
    main="mlp",
)
