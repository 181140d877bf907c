# gets: input-changed
def smooth(values, beta):
    for t in range(1, len(values)):
        values[t] = beta * values[t - 1] + (1 - beta) * values[t]
    return list(values)
