from torch import Tensor


def sweep(
    x_data: Tensor, y_data: Tensor, names: list[str], lr: float, epochs: int, seed: int
) -> dict[str, float]: ...  # TODO
