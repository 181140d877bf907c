# gets: shown
import matplotlib.pyplot as plt


def draw_surface(ws, bs, costs):
    figure = plt.figure()
    axes = figure.add_subplot(projection="3d")
    axes.plot_surface(ws[None].numpy(), bs[:, None].numpy(), costs.numpy())
    axes.set(xlabel="w", ylabel="b", zlabel="cost")
    plt.show()
    return figure
