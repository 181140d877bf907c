# gets: not-sorted
def sort_by_length(x, lengths, y):
    return x.flip(0), lengths.flip(0), y.flip(0)
