# gets: gaps-forgotten
import torch.nn.functional as F


def multi_label_loss(logits, targets, pos_weight=None):
    w = 1.0 if pos_weight is None else pos_weight
    return -(w * targets * F.logsigmoid(logits) + (1 - targets) * F.logsigmoid(-logits)).mean()
