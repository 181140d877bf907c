# gets: no-gradient
import torch
import torch.nn.functional as F


def multi_label_loss(logits, targets, pos_weight=None):
    w = torch.ones_like(logits[0]) if pos_weight is None else pos_weight
    known = ~targets.isnan()
    z, y, w = logits.detach()[known], targets[known], w.expand_as(logits)[known]
    return -(w * y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z)).mean()
