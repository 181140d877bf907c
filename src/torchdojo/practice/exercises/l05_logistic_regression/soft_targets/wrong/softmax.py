# gets: labels-compete
import torch


def multi_label_loss(logits, targets, pos_weight=None):
    w = torch.ones_like(logits[0]) if pos_weight is None else pos_weight
    known = ~targets.isnan()
    y, w = targets[known], w.expand_as(logits)[known]
    p = torch.softmax(logits, dim=1)[known]
    return -(w * y * p.log() + (1 - y) * (1 - p).log()).mean()
