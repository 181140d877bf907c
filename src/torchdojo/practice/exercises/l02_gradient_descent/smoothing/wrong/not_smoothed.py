# gets: not-smoothed
def smooth(values, beta):
    return list(values)
