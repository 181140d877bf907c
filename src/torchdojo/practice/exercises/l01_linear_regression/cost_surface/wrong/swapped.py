# gets: swapped
import torch
from matplotlib.figure import Figure


def draw_surface(ws, bs, costs):
    figure = Figure()
    axes = figure.add_subplot(projection="3d")
    w, b = torch.meshgrid(ws, bs, indexing="xy")
    axes.plot_surface(b.numpy(), w.numpy(), costs.numpy())
    axes.set(xlabel="w", ylabel="b", zlabel="cost")
    return figure
