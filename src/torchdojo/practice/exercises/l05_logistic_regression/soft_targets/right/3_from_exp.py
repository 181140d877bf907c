import torch


def softplus(z):
    top = z.clamp(min=0)  # no exponent above 0
    return top + torch.log(torch.exp(z - top) + torch.exp(-top))


def multi_label_loss(logits, targets, pos_weight=None):
    total, count = 0, 0
    for k in range(logits.shape[1]):
        weight = 1 if pos_weight is None else pos_weight[k]
        rows = targets[:, k] == targets[:, k]  # nan is not equal to itself
        z, y = logits[rows, k], targets[rows, k]
        total = total + (weight * y * softplus(-z) + (1 - y) * softplus(z)).sum()
        count += len(y)
    return total / count
