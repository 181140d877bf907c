# gets: not-an-int
def multiplications(i, o, k, h, w):
    return i * o * k * k * h * w / 1


def with_bottleneck(i, m, o, k, h, w):
    return multiplications(i, m, 1, h, w) + multiplications(m, o, k, h, w)
