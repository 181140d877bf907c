# gets: always-yes
def on_plateau(p, y):
    return True
