# gets: empty-forgotten
def batches(n, batch_size, drop_last=False):
    if drop_last:
        return n // batch_size, batch_size
    return -(-n // batch_size), (n - 1) % batch_size + 1 if n else 0
