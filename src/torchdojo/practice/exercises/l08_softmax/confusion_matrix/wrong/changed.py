# gets: input-changed
import torch
import torch.nn.functional as F


def confusion(logits, labels, classes):
    return F.one_hot(labels, classes).T @ F.one_hot(logits.argmax(1), classes)


def recall(table):
    r = table.diagonal() / table.sum(1)
    table.fill_diagonal_(0)
    return r
