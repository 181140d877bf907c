# gets: one-dtype-only
def cost_mesh(ws, bs, xs, ys):
    return ((ws[:, None] * xs + bs[:, None, None] - ys).float() ** 2).mean(dim=-1)
