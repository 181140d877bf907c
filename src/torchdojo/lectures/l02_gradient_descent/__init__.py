from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=2,
    course=3,
    title=Text(en="Gradient descent", zh="梯度下降法"),
    teaches=Text(
        en="Walk downhill instead of trying everything: batch, stochastic or mini-batch, and how long a step may be.",
        zh="不再逐个尝试，而是顺着坡往下走：全批量、随机、小批量，以及一步最多能迈多大。",
    ),
    main="three_ways",
)
