from torch import Tensor, nn


def train(x_train: Tensor, y_train: Tensor, seed: int) -> nn.Module:
    ...  # TODO
