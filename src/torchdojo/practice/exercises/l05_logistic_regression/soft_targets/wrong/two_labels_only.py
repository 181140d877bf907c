# gets: raised
import torch
import torch.nn.functional as F


def multi_label_loss(logits, targets, pos_weight=None):
    w = torch.ones(2) if pos_weight is None else pos_weight
    known = ~targets.isnan()
    z, y, w = logits[known], targets[known], w.expand(len(logits), 2)[known]
    return -(w * y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z)).mean()
