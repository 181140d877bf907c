def train_step(model, criterion, optimizer, x, y) -> float:
    def closure():
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        return loss

    return float(optimizer.step(closure))
