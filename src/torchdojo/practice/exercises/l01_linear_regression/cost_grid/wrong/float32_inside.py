# gets: one-dtype-only
def cost_grid(ws, xs, ys):
    return ((ws[:, None].float() * xs.float() - ys.float()) ** 2).mean(dim=1)
