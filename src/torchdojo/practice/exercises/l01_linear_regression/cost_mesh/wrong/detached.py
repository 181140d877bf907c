# gets: no-gradient
def cost_mesh(ws, bs, xs, ys):
    return ((ws.detach()[:, None] * xs + bs[:, None, None] - ys) ** 2).mean(dim=-1)
