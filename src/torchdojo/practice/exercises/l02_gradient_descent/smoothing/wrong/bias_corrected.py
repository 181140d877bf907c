# gets: bias-corrected
def smooth(values, beta):
    s, out = 0.0, []
    for t, v in enumerate(values, 1):
        s = beta * s + (1 - beta) * v
        out.append(s / (1 - beta**t))
    return out
