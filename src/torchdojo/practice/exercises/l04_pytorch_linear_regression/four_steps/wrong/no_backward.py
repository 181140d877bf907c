# gets: no-backward
def train_step(model, criterion, optimizer, x, y):
    loss = criterion(model(x), y)
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
