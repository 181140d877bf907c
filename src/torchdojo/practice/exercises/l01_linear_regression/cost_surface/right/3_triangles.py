from matplotlib.figure import Figure
from torch import Tensor


def draw_surface(ws: Tensor, bs: Tensor, costs: Tensor) -> Figure:
    figure = Figure()
    axes = figure.add_subplot(projection="3d")
    w = ws.repeat(len(bs)).tolist()
    b = bs.repeat_interleave(len(ws)).tolist()
    axes.plot_trisurf(w, b, costs.flatten().tolist())
    axes.set_xlabel("w")
    axes.set_ylabel("b")
    axes.set_zlabel("cost")
    return figure
