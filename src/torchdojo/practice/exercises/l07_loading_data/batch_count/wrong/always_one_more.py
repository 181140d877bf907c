# gets: one-too-many
def batches(n, batch_size, drop_last=False):
    if drop_last:
        return n // batch_size, batch_size if n >= batch_size else 0
    return n // batch_size + 1, n % batch_size
