def train_epoch(model, loader, criterion, optimizer, device) -> float:
    losses = []
    for batch in loader:
        inputs, labels = (tensor.to(device) for tensor in batch)
        model.zero_grad()
        loss = criterion(model.train()(inputs), labels)
        loss.backward()
        optimizer.step()
        losses += [float(loss)] * len(inputs)
    return sum(losses) / len(losses)
