import torch


def train_epoch(model, loader, criterion, optimizer, device) -> float:
    ...  # TODO
