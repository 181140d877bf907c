from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=5,
    course=6,
    title=Text(en="Logistic regression", zh="逻辑斯蒂回归"),
    teaches=Text(
        en="From a number to a probability: the sigmoid, binary cross-entropy, and what a logit is.",
        zh="从数值到概率：sigmoid、二分类交叉熵，以及什么是 logit。",
    ),
    main="hours_to_pass",
)
