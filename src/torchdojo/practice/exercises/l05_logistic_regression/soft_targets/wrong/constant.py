# gets: wrong-value
import torch


def multi_label_loss(logits, targets, pos_weight=None):
    return torch.tensor(1.16)
