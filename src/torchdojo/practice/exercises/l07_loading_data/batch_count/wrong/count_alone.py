# gets: wrong-type
import math


def batches(n, batch_size, drop_last=False):
    return math.ceil(n / batch_size)
