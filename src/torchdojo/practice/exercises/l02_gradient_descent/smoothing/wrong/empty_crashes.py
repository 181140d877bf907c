# gets: raised
def smooth(values, beta):
    out = [values[0]]
    for v in values[1:]:
        out.append(beta * out[-1] + (1 - beta) * v)
    return out
