# gets: drop-ignored
def batches(n, batch_size, drop_last=False):
    count = -(-n // batch_size)
    return count, n - (count - 1) * batch_size if count else 0
