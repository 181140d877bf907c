# gets: step-before-backward
def train_step(model, criterion, optimizer, x, y):
    loss = criterion(model(x), y)
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
