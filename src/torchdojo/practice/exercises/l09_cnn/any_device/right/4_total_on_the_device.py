def train_epoch(model, loader, criterion, optimizer, device) -> float:
    model.train()
    total = next(model.parameters()).new_zeros(())
    count = 0
    for x, labels in loader:
        loss = criterion(model(x.to(device)), labels.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.detach() * len(labels)
        count += len(labels)
    return (total / count).item()
