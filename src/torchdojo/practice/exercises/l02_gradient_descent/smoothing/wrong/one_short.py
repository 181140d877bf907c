# gets: wrong-length
def smooth(values, beta):
    s, out = values[0] if values else 0, []
    for v in values[1:]:
        s = beta * s + (1 - beta) * v
        out.append(s)
    return out
