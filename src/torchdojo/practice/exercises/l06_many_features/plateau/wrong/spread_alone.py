# gets: accuracy-ignored
def on_plateau(p, y):
    return (p.max() - p.min()).item() < 0.02
