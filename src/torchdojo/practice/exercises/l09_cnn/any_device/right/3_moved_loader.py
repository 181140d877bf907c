def moved(loader, device):
    for x, y in loader:
        yield x.to(device=device), y.to(device=device)


def train_epoch(model, loader, criterion, optimizer, device) -> float:
    model.train()
    total = 0.0
    for x, y in moved(loader, device):
        loss = criterion(model(x), y)
        for weight in model.parameters():
            weight.grad = None
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y) / len(loader.dataset)
    return total
