import torch
from matplotlib.figure import Figure
from torch import Tensor


def draw_surface(ws: Tensor, bs: Tensor, costs: Tensor) -> Figure:
    figure = Figure()
    axes = figure.add_subplot(projection="3d")
    w, b = torch.meshgrid(ws, bs, indexing="xy")
    axes.plot_surface(w.numpy(), b.numpy(), costs.numpy())
    axes.set_xlabel("w")
    axes.set_ylabel("b")
    axes.set_zlabel("cost")
    return figure
