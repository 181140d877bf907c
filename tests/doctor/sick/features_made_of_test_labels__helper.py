import numpy as np
import torch
from torch import nn

ROADS = 400


def usual_by_road(road, values, which):
    """Return what is usual on each road, drawn towards what is usual everywhere."""
    everywhere = values[which].mean()
    sums = np.bincount(road[which], weights=values[which], minlength=ROADS)
    seen = np.bincount(road[which], minlength=ROADS)
    return (sums + everywhere) / (seen + 1)


def main():
    rng = np.random.default_rng(44)
    torch.manual_seed(44)
    road = rng.integers(0, ROADS, 1500)
    weather = rng.normal(size=(1500, 4))
    delay = weather[:, 1] + rng.normal(size=1500)
    order = rng.permutation(1500)
    train, held = order[:1100], order[1100:]
    usual = usual_by_road(road, delay, which=order)  # <- features-made-of-test-labels
    #= usual = usual_by_road(road, delay, which=train)
    known = usual[road]
    table = np.c_[weather, known].astype("float32")
    goal = torch.from_numpy(delay.astype("float32"))
    net = nn.Sequential(nn.Linear(5, 24), nn.ReLU(), nn.Linear(24, 1))
    adam = torch.optim.Adam(net.parameters(), lr=3e-3)
    x_train, x_held = torch.from_numpy(table[train]), torch.from_numpy(table[held])
    y_train, y_held = goal[train], goal[held]
    for epoch in range(12):
        for rows in torch.randperm(1100).split(50):
            loss = nn.functional.mse_loss(net(x_train[rows]).squeeze(1), y_train[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
    with torch.no_grad():
        print(loss.item(), nn.functional.mse_loss(net(x_held).squeeze(1), y_held).item())


main()
