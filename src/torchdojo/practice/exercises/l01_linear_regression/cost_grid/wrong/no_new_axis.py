# gets: raised
def cost_grid(ws, xs, ys):
    return ((ws * xs - ys) ** 2).mean()
