# gets: biases-too
def multiplications(i, o, k, h, w):
    return (i * k * k + 1) * o * h * w


def with_bottleneck(i, m, o, k, h, w):
    return multiplications(i, m, 1, h, w) + multiplications(m, o, k, h, w)
