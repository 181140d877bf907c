# gets: gaps-counted
import torch.nn.functional as F


def multi_label_loss(logits, targets, pos_weight=None):
    w = 1.0 if pos_weight is None else pos_weight
    y = targets.nan_to_num(0.0)
    return -(w * y * F.logsigmoid(logits) + (1 - y) * F.logsigmoid(-logits)).mean()
