import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from torch import Tensor


def draw_surface(ws: Tensor, bs: Tensor, costs: Tensor) -> Figure:
    figure, axes = plt.subplots(subplot_kw={"projection": "3d"})
    w, b = np.meshgrid(ws.numpy(), bs.numpy())
    axes.plot_surface(w, b, costs.numpy())
    axes.set(xlabel="w", ylabel="b", zlabel="cost")
    return figure
