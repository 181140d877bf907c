# gets: wrong-type
def smooth(values, beta):
    s = values[0] if values else 0.0
    for v in values:
        s = beta * s + (1 - beta) * v
    return s
