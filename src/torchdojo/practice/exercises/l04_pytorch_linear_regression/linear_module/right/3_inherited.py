from torch import nn


class LinearModel(nn.Linear):
    def __init__(self) -> None:
        super().__init__(in_features=1, out_features=1)
