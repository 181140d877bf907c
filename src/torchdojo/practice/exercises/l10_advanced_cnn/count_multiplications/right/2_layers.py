from torch import nn


def cost(layer, places) -> int:
    return layer.weight.numel() * places  # every weight is used once a place


def multiplications(c_in, c_out, kernel, height, width) -> int:
    return cost(nn.Conv2d(c_in, c_out, kernel), height * width)


def with_bottleneck(c_in, c_middle, c_out, kernel, height, width) -> int:
    layers = nn.Conv2d(c_in, c_middle, (1, 1)), nn.Conv2d(c_middle, c_out, kernel)
    return sum(cost(layer, height * width) for layer in layers)
