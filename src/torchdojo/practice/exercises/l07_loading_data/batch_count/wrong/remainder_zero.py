# gets: full-batch-is-zero
def batches(n, batch_size, drop_last=False):
    if drop_last:
        return n // batch_size, batch_size if n >= batch_size else 0
    return -(-n // batch_size), n % batch_size
