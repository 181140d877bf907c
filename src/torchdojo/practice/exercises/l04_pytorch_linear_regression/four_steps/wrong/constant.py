# gets: no-backward
def train_step(model, criterion, optimizer, x, y):
    return 16.0
