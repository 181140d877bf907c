from matplotlib.figure import Figure
from torch import Tensor


def draw_surface(ws: Tensor, bs: Tensor, costs: Tensor) -> Figure:
    figure = Figure(figsize=(6, 4))
    axes = figure.add_subplot(1, 1, 1, projection="3d")
    w = ws.repeat(len(bs)).tolist()
    b = bs.repeat_interleave(len(ws)).tolist()
    axes.plot_trisurf(w, b, costs.flatten().tolist())
    axes.set_xlabel("w")
    axes.set_ylabel("b")
    axes.set_zlabel("cost")
    return figure
