# gets: batch-first-reversed
def shapes(steps, batch, inputs, hidden, layers, batch_first):
    front = (steps, batch) if batch_first else (batch, steps)
    return (*front, inputs), (layers, batch, hidden), (*front, hidden)
