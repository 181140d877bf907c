# gets: forward-called
def train_step(model, criterion, optimizer, x, y):
    loss = criterion(model.forward(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
