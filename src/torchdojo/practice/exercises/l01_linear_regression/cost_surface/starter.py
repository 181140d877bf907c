from matplotlib.figure import Figure
from torch import Tensor


def draw_surface(ws: Tensor, bs: Tensor, costs: Tensor) -> Figure:
    ...  # TODO
