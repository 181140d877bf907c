# gets: only-the-right
import torch
import torch.nn.functional as F


def confusion(logits, labels, classes):
    return torch.diag((F.one_hot(labels, classes) * F.one_hot(logits.argmax(1), classes)).sum(0))


def recall(table):
    return table.diagonal() / table.sum(1)
