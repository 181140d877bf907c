# gets: no-surface
from matplotlib.figure import Figure


def draw_surface(ws, bs, costs):
    figure = Figure()
    figure.add_subplot(projection="3d")
    return figure
