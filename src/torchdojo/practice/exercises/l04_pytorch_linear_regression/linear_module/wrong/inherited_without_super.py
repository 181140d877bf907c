# gets: no-super
from torch import nn


class LinearModel(nn.Linear):
    def __init__(self):
        pass
