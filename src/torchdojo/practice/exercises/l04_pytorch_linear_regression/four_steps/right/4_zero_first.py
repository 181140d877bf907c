def train_step(model, criterion, optimizer, x, y) -> float:
    model.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    told = loss.item()
    optimizer.step()
    return told
