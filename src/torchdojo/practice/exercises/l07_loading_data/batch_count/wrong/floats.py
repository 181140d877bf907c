# gets: not-whole
import math


def batches(n, batch_size, drop_last=False):
    count = math.floor(n / batch_size) if drop_last else n / batch_size
    return count, n % batch_size or batch_size
