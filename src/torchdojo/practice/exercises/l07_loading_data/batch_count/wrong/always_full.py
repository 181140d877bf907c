# gets: last-always-full
def batches(n, batch_size, drop_last=False):
    return (n // batch_size if drop_last else -(-n // batch_size)), batch_size
