# gets: majority-is-one
def on_plateau(p, y):
    right = ((p > 0.5) == (y == 1)).sum().item()
    return right == (y == 1).sum().item() and (p.max() - p.min()).item() < 0.02
