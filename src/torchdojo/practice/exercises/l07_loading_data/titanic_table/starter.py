from torch import Tensor


def prepare(
    train: dict[str, Tensor], test: dict[str, Tensor]
) -> tuple[Tensor, Tensor]: ...  # TODO
