from torch import Tensor, nn


def race(
    model: nn.Module,
    x_data: Tensor,
    y_data: Tensor,
    names: list[str],
    lr: float,
    epochs: int,
) -> dict[str, float]: ...  # TODO
