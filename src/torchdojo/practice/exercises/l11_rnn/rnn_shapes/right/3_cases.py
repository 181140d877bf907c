def shapes(steps, batch, inputs, hidden, layers, batch_first):
    h0 = (layers, batch, hidden)
    if batch_first:
        return (batch, steps, inputs), h0, (batch, steps, hidden)
    return (steps, batch, inputs), h0, (steps, batch, hidden)
