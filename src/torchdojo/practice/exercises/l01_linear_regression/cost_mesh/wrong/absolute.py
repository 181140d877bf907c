# gets: absolute
def cost_mesh(ws, bs, xs, ys):
    return (ws[:, None] * xs + bs[:, None, None] - ys).abs().mean(dim=-1)
