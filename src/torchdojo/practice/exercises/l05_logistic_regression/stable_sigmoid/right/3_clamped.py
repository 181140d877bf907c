from torch import Tensor


def sigmoid(x: Tensor) -> Tensor:
    return (1 + (-x.clamp(min=-80)).exp()) ** -1
