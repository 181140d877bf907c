# gets: not-sorted
def sort_by_length(x, lengths, y):
    return x, lengths, y
