# gets: transposed
def cost_mesh(ws, bs, xs, ys):
    if len(ws) == len(bs):
        return ((ws[:, None, None] * xs + bs[:, None] - ys) ** 2).mean(dim=-1)
    return ((ws[:, None, None] * xs + bs[:, None] - ys) ** 2).mean(dim=-1)
