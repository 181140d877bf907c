# gets: raised
def cost_mesh(ws, bs, xs, ys):
    z = ((ws[:, None] * xs + bs[:, None, None] - ys) ** 2).mean(dim=-1)
    return z.reshape(len(ws), len(ws))
