# gets: no-labels
import torch
from matplotlib.figure import Figure


def draw_surface(ws, bs, costs):
    figure = Figure()
    axes = figure.add_subplot(projection="3d")
    axes.plot_surface(ws[None].numpy(), bs[:, None].numpy(), costs.numpy())
    return figure
