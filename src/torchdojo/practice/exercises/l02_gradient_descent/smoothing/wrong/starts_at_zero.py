# gets: starts-at-zero
def smooth(values, beta):
    s, out = 0.0, []
    for v in values:
        s = beta * s + (1 - beta) * v
        out.append(s)
    return out
