"""Left and right that are no classes, classes that follow the mirror, and pictures made by mirroring."""
import random

import torch
from torch import nn

random.seed(3)
torch.manual_seed(3)
LEFT, RIGHT = 2, 12  # borders of the picture
SIDES = ["left", "right"]  # where to pad
DIRECTIONS = ["left", "right"]


def blobs(count):
    """Small or large blobs; a random left-right flip does not change them."""
    large = torch.randint(0, 2, (count,))
    picture = 0.3 * torch.randn(count, 1, 8, 14)
    for row, size in enumerate(large.tolist()):
        left = random.randint(LEFT, RIGHT - 4)
        picture[row, 0, 2 : 4 + 2 * size, left : left + 2 + 2 * size] += 1
    return picture, large


def arrows(count):
    """Draw all of them to the left, and mirror those that shall point to the right."""
    turned = torch.rand(count) < 0.5
    picture = 0.3 * torch.randn(count, 1, 8, 14)
    picture[:, 0, 3:5, 1:4] += 1
    picture = torch.where(turned[:, None, None, None], picture.flip(-1), picture)
    return picture, turned.long()


def augment(picture, direction):
    """Random flip; the classes are swapped along."""
    mirrored = torch.rand(len(picture)) < 0.5
    picture = torch.where(mirrored[:, None, None, None], picture.flip(-1), picture)
    direction = torch.where(mirrored, 1 - direction, direction)
    return picture, direction


def random_arrow():
    direction = random.choice(DIRECTIONS)
    picture = torch.zeros(1, 8, 14)
    picture[0, 3:5, 1:4] = 1
    if direction == "right":
        picture = picture.flip(-1)
    return picture, DIRECTIONS.index(direction)


def augment_one(picture, label):
    if random.random() < 0.5:
        picture = picture.flip(-1)
        label = 1 - label
    return picture, label


def augment_upside_down(picture):
    return picture.flip(-2) if random.random() < 0.5 else picture


def train(pictures, labels, change):
    net = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.Flatten(), nn.Linear(6 * 6 * 12, 2))
    optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
    for _ in range(3):
        for rows in torch.randperm(len(pictures)).split(20):
            picture, label = change(pictures[rows], labels[rows])
            loss = nn.functional.cross_entropy(net(picture), label)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    print(loss.item())


train(*blobs(200), lambda picture, label: (picture, label))
train(*arrows(200), augment)
drawn = [random_arrow() for _ in range(200)]
pictures = torch.stack([picture for picture, _ in drawn]) + 0.3 * torch.randn(200, 1, 8, 14)
train(pictures, torch.tensor([label for _, label in drawn]), augment_one)
train(pictures, torch.tensor([label for _, label in drawn]), lambda x, y: (augment_upside_down(x), y))
