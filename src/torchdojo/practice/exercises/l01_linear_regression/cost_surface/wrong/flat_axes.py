# gets: not-3d
from matplotlib.figure import Figure


def draw_surface(ws, bs, costs):
    figure = Figure()
    figure.add_subplot().pcolormesh(ws.numpy(), bs.numpy(), costs.numpy())
    return figure
