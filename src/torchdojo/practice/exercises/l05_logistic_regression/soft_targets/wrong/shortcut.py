# gets: shortcut
import torch.nn.functional as F


def multi_label_loss(logits, targets, pos_weight=None):
    known = ~targets.isnan()
    w = None if pos_weight is None else pos_weight.expand_as(logits)[known]
    return F.binary_cross_entropy_with_logits(logits[known], targets[known], pos_weight=w)
