# gets: wrong-update
import torch


def train_epoch(model, loader, criterion, optimizer, device):
    model.train()
    total = count = 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
