"""One transform for picture and mask that draws once, by keeping its draw, its state or its seed; or draws nothing."""
import random

import torch
from torch import nn

random.seed(6)
torch.manual_seed(6)


class Crop:
    """Draws where to cut at its first call."""

    def __init__(self, size):
        self.size, self.at = size, None

    def __call__(self, x):
        if self.at is None:
            self.at = random.randint(0, 4), random.randint(0, 4)
        top, left = self.at
        return x[..., top : top + self.size, left : left + self.size]


class Middle:
    def __call__(self, x):
        edge = (x.shape[-1] - 8) // 2
        return x[..., edge : edge + 8, edge : edge + 8]


def cut(x):
    left = random.randint(0, 4)
    return x[..., 2:10, left : left + 8]


def kept(image, mask):
    crop = Crop(8)
    return crop(image), crop(mask)


def middle(image, mask):
    at = Middle()
    image = at(image)
    mask = at(mask)
    return image, mask


def same_state(image, mask):
    state = random.getstate()
    image = cut(image)
    random.setstate(state)
    mask = cut(mask)
    return image, mask


def same_seed(image, mask):
    seed = random.randrange(10**6)
    random.seed(seed)
    image = cut(image)
    random.seed(seed)
    mask = cut(mask)
    return image, mask


def mask_of_the_cut(image, mask):
    image = cut(image)
    mask = (image > 0.5).float()
    return image, mask


masks = torch.zeros(80, 1, 12, 12)
for mask in masks:
    top, left = torch.randint(0, 8, (2,)).tolist()
    mask[:, top : top + 4, left : left + 4] = 1
images = masks + 0.4 * torch.randn_like(masks)
for way in (kept, middle, same_state, same_seed, mask_of_the_cut):
    net = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.Conv2d(6, 1, 3, padding=1))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for rows in torch.randperm(80).split(16):
        image, mask = way(images[rows], masks[rows])
        loss = nn.functional.binary_cross_entropy_with_logits(net(image), mask)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(way.__name__, loss.item())
views = nn.Sequential(nn.Flatten(), nn.Linear(64, 16))
optimizer = torch.optim.Adam(views.parameters(), lr=0.01)
for rows in torch.randperm(80).split(16):  # two views of one picture are drawn apart on purpose
    one, other = views(cut(images[rows])), views(cut(images[rows]))
    loss = nn.functional.cross_entropy(one @ other.T, torch.arange(len(rows)))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
