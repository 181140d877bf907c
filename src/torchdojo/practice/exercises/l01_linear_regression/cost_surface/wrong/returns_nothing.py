# gets: no-figure
import matplotlib.pyplot as plt


def draw_surface(ws, bs, costs):
    axes = plt.figure().add_subplot(projection="3d")
    axes.plot_surface(ws[None].numpy(), bs[:, None].numpy(), costs.numpy())
