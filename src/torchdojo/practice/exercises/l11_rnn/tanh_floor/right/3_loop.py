import math

import torch


def best_logits(y, classes):
    logits = -torch.ones(len(y), classes)
    for row, label in zip(logits, y):
        row[label] = 1
    return logits


def floor(classes):
    right, wrong = math.exp(1), math.exp(-1)
    return -math.log(right / (right + (classes - 1) * wrong))
