def shapes(steps, batch, inputs, hidden, layers, batch_first):
    front = (batch, steps) if batch_first else (steps, batch)
    return (*front, inputs), (layers, batch, hidden), (*front, hidden)
