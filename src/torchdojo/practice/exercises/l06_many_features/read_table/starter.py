from torch import Tensor


def read(path: str) -> tuple[Tensor, Tensor]:
    ...  # TODO
