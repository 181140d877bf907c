# gets: tanh-too-steep
import torch


def sigmoid(x):
    return (torch.tanh(x) + 1) / 2
