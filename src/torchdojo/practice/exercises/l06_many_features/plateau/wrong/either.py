# gets: either
def on_plateau(p, y):
    right = ((p > 0.5) == (y == 1)).sum().item()
    ones = (y == 1).sum().item()
    return right == max(ones, len(y) - ones) or (p.max() - p.min()).item() < 0.02
