def sort_by_length(x, lengths, y):
    lengths, order = lengths.sort(descending=True)
    return x[order], lengths, y[order]
