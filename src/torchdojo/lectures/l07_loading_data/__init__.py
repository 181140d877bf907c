from torchdojo.lectures.catalogue import Lecture
from torchdojo.text import Text

LECTURE = Lecture(
    number=7,
    course=8,
    title=Text(en="Loading data", zh="加载数据集"),
    teaches=Text(
        en="Dataset and DataLoader: batches, shuffling, worker processes, and what the batch size changes.",
        zh="Dataset 与 DataLoader：批、打乱、工作进程，以及批的大小会改变什么。",
    ),
    main="dataset_and_loader",
)
