# gets: no-super
from torch import nn


class Model(nn.Sequential):
    def __init__(self):
        layers = [nn.Linear(8, 6), nn.Sigmoid(), nn.Linear(6, 4), nn.Sigmoid(), nn.Linear(4, 1), nn.Sigmoid()]


def count(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
