# gets: wrong-gradient
import torch


def softplus(z):
    return z.clamp(min=0) + torch.log1p(torch.exp(-z.abs()))


def multi_label_loss(logits, targets, pos_weight=None):
    w = 1 if pos_weight is None else pos_weight
    known = ~targets.isnan()
    y = torch.where(known, targets, 0.0)
    loss = w * y * softplus(-logits) + (1 - y) * softplus(logits)
    return loss[known].mean()
