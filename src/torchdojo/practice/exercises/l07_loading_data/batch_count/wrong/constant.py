# gets: wrong-value
def batches(n, batch_size, drop_last=False):
    return (24, 24)
