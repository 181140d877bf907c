# gets: batch-first-ignored
def shapes(steps, batch, inputs, hidden, layers, batch_first):
    return (steps, batch, inputs), (layers, batch, hidden), (steps, batch, hidden)
