from torch import Tensor


def rebuild(raw: Tensor) -> tuple[Tensor, list[int]]:
    ...  # TODO


def verdict(
    x_course: Tensor, y_course: Tensor, raw: Tensor
) -> dict[str, int]: ...  # TODO
