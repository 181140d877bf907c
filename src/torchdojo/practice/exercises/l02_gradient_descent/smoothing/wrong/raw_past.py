# gets: raw-past
def smooth(values, beta):
    out = values[:1]
    for last, v in zip(values, values[1:]):
        out.append(beta * last + (1 - beta) * v)
    return out
