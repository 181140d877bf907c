# exercise: stable-softmax
# elsewhere: TorchCode, accepted (torch.softmax)
import torch


def softmax(logits):
    return torch.softmax(logits, dim=-1)
