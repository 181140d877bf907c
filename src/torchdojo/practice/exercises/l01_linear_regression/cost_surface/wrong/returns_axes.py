# gets: no-figure
from matplotlib.figure import Figure


def draw_surface(ws, bs, costs):
    axes = Figure().add_subplot(projection="3d")
    axes.plot_surface(ws[None].numpy(), bs[:, None].numpy(), costs.numpy())
    return axes
