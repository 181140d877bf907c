from torch import Tensor


def multi_label_loss(
    logits: Tensor, targets: Tensor, pos_weight: Tensor | None = None
) -> Tensor: ...  # TODO
