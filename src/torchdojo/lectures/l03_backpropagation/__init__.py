from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=3,
    course=4,
    title=Text(en="Back-propagation", zh="反向传播"),
    teaches=Text(
        en="A graph of small operations and the chain rule: every gradient of any model, computed backwards.",
        zh="把计算拆成小运算的图，再用链式法则倒着走一遍：任何模型的全部梯度都能算出来。",
    ),
    main="gradients",
)
