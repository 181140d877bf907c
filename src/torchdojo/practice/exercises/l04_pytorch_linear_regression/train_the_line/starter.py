from torch import Tensor, nn


def train(
    x_data: Tensor, y_data: Tensor, lr: float, epochs: int, seed: int
) -> nn.Module: ...  # TODO
