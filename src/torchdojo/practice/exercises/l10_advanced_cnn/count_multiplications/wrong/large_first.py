# gets: large-first
def multiplications(i, o, k, h, w):
    return i * o * k * k * h * w


def with_bottleneck(i, m, o, k, h, w):
    return multiplications(i, m, k, h, w) + multiplications(m, o, k, h, w)
