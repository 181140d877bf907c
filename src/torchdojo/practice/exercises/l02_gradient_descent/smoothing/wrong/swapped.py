# gets: swapped
def smooth(values, beta):
    out = []
    for v in values:
        last = out[-1] if out else v
        out.append((1 - beta) * last + beta * v)
    return out
