# gets: always-no
def on_plateau(p, y):
    return False
