# gets: wrong-value
def smooth(values, beta):
    out = []
    for v in values:
        last = out[-1] if out else v
        out.append(0.9 * last + 0.1 * v)
    return out
