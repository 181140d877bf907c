# gets: raised
import torch
from matplotlib.figure import Figure


def draw_surface(ws, bs, costs):
    figure = Figure()
    axes = figure.add_subplot(projection="3d")
    w, b = torch.meshgrid(ws, bs, indexing="ij")
    axes.plot_surface(w.numpy(), b.numpy(), costs.numpy())
    return figure
