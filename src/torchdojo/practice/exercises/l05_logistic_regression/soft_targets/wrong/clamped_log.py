# gets: overflow
import torch


def multi_label_loss(logits, targets, pos_weight=None):
    w = 1.0 if pos_weight is None else pos_weight.expand_as(logits)
    known = ~targets.isnan()
    w = w if pos_weight is None else w[known]
    p, y = torch.sigmoid(logits[known]), targets[known]
    return -(w * y * p.log().clamp(min=-100) + (1 - y) * (1 - p).log().clamp(min=-100)).mean()
