from torch import Tensor


def mini_batches(count: int, size: int, seed: int) -> list[Tensor]:
    ...  # TODO
