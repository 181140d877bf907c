# gets: loss-after-update
def train_step(model, criterion, optimizer, x, y):
    optimizer.zero_grad()
    criterion(model(x), y).backward()
    optimizer.step()
    return criterion(model(x), y).item()
