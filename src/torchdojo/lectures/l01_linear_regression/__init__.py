from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=1,
    course=2,
    title=Text(en="Linear regression", zh="线性回归"),
    teaches=Text(
        en="A model, a loss, a cost, and the plainest way to learn: try every weight and keep the best.",
        zh="模型、损失、代价，以及最朴素的学习方法：把权重一个个试过去，留下最好的那个。",
    ),
    main="exhaustive_search",
)
