# gets: accuracy
import torch
import torch.nn.functional as F


def confusion(logits, labels, classes):
    return F.one_hot(labels, classes).T @ F.one_hot(logits.argmax(1), classes)


def recall(table):
    return table.diagonal().sum() / table.sum()
