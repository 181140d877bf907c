# gets: one-figure
from matplotlib.figure import Figure

figure = Figure()


def draw_surface(ws, bs, costs):
    figure.clf()
    axes = figure.add_subplot(projection="3d")
    axes.plot_surface(ws[None].numpy(), bs[:, None].numpy(), costs.numpy())
    axes.set(xlabel="w", ylabel="b", zlabel="cost")
    return figure
