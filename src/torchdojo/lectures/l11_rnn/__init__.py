from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=11,
    course=12,
    title=Text(en="Recurrent networks (RNN)", zh="循环神经网络（RNN）"),
    teaches=Text(
        en="Sequences: one cell used again at every step, and a memory handed from step to step.",
        zh="处理序列：每一步都用同一个单元，把记忆一步步传下去。",
    ),
    main="hello",
)
