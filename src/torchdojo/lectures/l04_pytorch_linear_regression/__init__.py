from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=4,
    course=5,
    title=Text(en="Linear regression with PyTorch", zh="用 PyTorch 实现线性回归"),
    teaches=Text(
        en="The four steps every training script is made of, and the optimizers.",
        zh="每个训练脚本都有的四个步骤，以及各种优化器。",
    ),
    main="four_steps",
)
