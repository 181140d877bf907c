# gets: divided-by-all
import torch
import torch.nn.functional as F


def multi_label_loss(logits, targets, pos_weight=None):
    w = 1.0 if pos_weight is None else pos_weight
    known = ~targets.isnan()
    y = targets.nan_to_num(0.0)
    loss = -(w * y * F.logsigmoid(logits) + (1 - y) * F.logsigmoid(-logits))
    return (loss * known).mean()
