# gets: not-averaged
def cost_grid(ws, xs, ys):
    return (ws[:, None] * xs - ys) ** 2
