"""The activations of torch.nn by family, and what stands in torch's list without being one."""

from torch import nn

from torchdojo.text import Text
from torchdojo.views import Table

NO_ACTIVATION = {
    "MultiheadAttention": Text(
        en="a layer of its own: query, key and value in, many weights",
        zh="本身就是一层：输入 query、key、value，有很多权重",
    ),
    "Softmin": Text(en="needs all features at once; rows sum to 1", zh="要看一行的全部特征；每行之和为 1"),
    "Softmax": Text(en="the same; it belongs at the end (lecture 8)", zh="同上；它该放在最后（第 8 讲）"),
    "Softmax2d": Text(en="the same, over the channels of pictures", zh="同上，作用于图片的通道"),
    "LogSoftmax": Text(en="ln of Softmax; part of a loss", zh="Softmax 的对数；损失函数的一部分"),
    "AdaptiveLogSoftmaxWithLoss": Text(
        en="an output layer and its loss in one, for very many classes",
        zh="输出层连同损失，用于类别极多的情形",
    ),
}
NAMES = [name for name in nn.modules.activation.__all__ if name not in NO_ACTIVATION]
OTHERS = Table(
    Text(en="In torch's list, but not applied to each number", zh="在 torch 的列表里，却不是逐个数作用的"),
    ("nn", Text(en="what it is", zh="它是什么")),
    list(NO_ACTIVATION.items()),
)
FAMILIES = {  # and GLU, which is no function of one number
    Text(en="Like ReLU", zh="ReLU 一族"): ("ReLU", "ReLU6", "LeakyReLU", "PReLU", "RReLU", "Threshold"),
    Text(en="Smooth", zh="光滑"): ("ELU", "CELU", "SELU", "GELU", "SiLU", "Mish", "Hardswish", "Softplus"),
    Text(en="Levels", zh="有平台"): ("Sigmoid", "Hardsigmoid", "Tanh", "Hardtanh", "Softsign", "LogSigmoid"),
    Text(en="Flat around zero", zh="零附近是平的"): ("Hardshrink", "Softshrink", "Tanhshrink"),
}


def activation(name: str) -> nn.Module:
    """Build the activation called `name`. Each layer needs its own: PReLU learns its slope, RReLU draws one."""
    return nn.Threshold(0.0, 0.0) if name == "Threshold" else getattr(nn, name)()  # (0, 0) is ReLU
