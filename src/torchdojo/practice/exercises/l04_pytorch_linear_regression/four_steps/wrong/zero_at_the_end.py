# gets: no-zeroing
def train_step(model, criterion, optimizer, x, y):
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
