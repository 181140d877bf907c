# gets: turned
import torch
import torch.nn.functional as F


def confusion(logits, labels, classes):
    return F.one_hot(logits.argmax(1), classes).T @ F.one_hot(labels, classes)


def recall(table):
    return table.diagonal() / table.sum(1)
