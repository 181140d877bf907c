# gets: wrong-type
def cost_grid(ws, xs, ys):
    return ((ws[:, None] * xs - ys) ** 2).mean(dim=1).tolist()
