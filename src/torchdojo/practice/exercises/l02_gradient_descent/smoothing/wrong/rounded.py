# gets: wrong-value
def smooth(values, beta):
    out = []
    for v in values:
        last = out[-1] if out else v
        out.append(round(beta * last + (1 - beta) * v, 1))
    return out
