# exercise: smoothed-loss
# elsewhere: TorchCode, accepted (nn.init)
from torch import nn


def smoothed(logits, labels, eps):
    return nn.CrossEntropyLoss(label_smoothing=eps)(logits, labels)


def weighted(logits, labels, weights):
    return nn.CrossEntropyLoss(weight=weights)(logits, labels)
