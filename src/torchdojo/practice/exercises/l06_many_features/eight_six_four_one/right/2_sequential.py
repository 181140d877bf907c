from itertools import pairwise

from torch import nn


class Model(nn.Sequential):
    def __init__(self) -> None:
        layers = []
        for inputs, outputs in pairwise([8, 6, 4, 1]):
            layers += [nn.Linear(inputs, outputs), nn.Sigmoid()]
        super().__init__(*layers)


def count(sizes: list[int]) -> int:
    return sum((a + 1) * b for a, b in pairwise(sizes))
