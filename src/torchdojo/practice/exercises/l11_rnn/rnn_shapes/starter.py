def shapes(steps, batch, inputs, hidden, layers, batch_first):
    ...  # TODO: return the shapes of x, h0 and outputs
