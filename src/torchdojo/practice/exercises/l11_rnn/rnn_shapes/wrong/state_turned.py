# gets: state-turned
def shapes(steps, batch, inputs, hidden, layers, batch_first):
    if batch_first:
        return (batch, steps, inputs), (batch, layers, hidden), (batch, steps, hidden)
    return (steps, batch, inputs), (layers, batch, hidden), (steps, batch, hidden)
