# gets: kernel-not-squared
def multiplications(i, o, k, h, w):
    return i * o * k * h * w


def with_bottleneck(i, m, o, k, h, w):
    return multiplications(i, m, 1, h, w) + multiplications(m, o, k, h, w)
