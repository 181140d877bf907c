# gets: raised
import torch
import torch.nn.functional as F


def confusion(logits, labels, classes):
    return F.one_hot(labels, 2).T @ F.one_hot(logits.argmax(1), 2)


def recall(table):
    return table.diagonal() / table.sum(1)
