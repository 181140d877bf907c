# gets: wrong-update
import torch


def train_epoch(model, loader, criterion, optimizer, device):
    model.train()
    total = count = 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.item()
    return total / count
