# gets: floor
def batches(n, batch_size, drop_last=False):
    return n // batch_size, n % batch_size
