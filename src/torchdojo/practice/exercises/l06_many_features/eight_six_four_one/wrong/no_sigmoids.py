# gets: no-sigmoids
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear1 = nn.Linear(8, 6)
        self.linear2 = nn.Linear(6, 4)
        self.linear3 = nn.Linear(4, 1)

    def forward(self, x):
        return self.linear3(self.linear2(self.linear1(x)))


def count(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))
