# gets: running-mean
def smooth(values, beta):
    return [sum(values[: t + 1]) / (t + 1) for t in range(len(values))]
