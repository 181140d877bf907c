# gets: swapped
def train_step(model, criterion, optimizer, x, y):
    loss = criterion(y, model(x))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
