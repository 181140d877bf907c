import math


def batches(n, batch_size, drop_last=False):
    count = n // batch_size if drop_last else math.ceil(n / batch_size)
    last = min(batch_size, n - (count - 1) * batch_size) if count else 0
    return count, last
