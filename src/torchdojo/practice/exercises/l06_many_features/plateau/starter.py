from torch import Tensor


def on_plateau(p: Tensor, y: Tensor) -> bool:
    ...  # TODO
