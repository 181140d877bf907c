# gets: not-true-or-false
def on_plateau(p, y):
    right = ((p > 0.5) == (y == 1)).sum().item()
    ones = (y == 1).sum().item()
    return right / max(ones, len(y) - ones), (p.max() - p.min()).item()
