# gets: no-b
def cost_mesh(ws, bs, xs, ys):
    return ((ws[:, None] * xs + 0 * bs[:, None, None] - ys) ** 2).mean(dim=-1)
