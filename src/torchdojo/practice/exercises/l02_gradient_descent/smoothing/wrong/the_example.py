# gets: wrong-length
def smooth(values, beta):
    return [1.0, 1.5, 2.75]
