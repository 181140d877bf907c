"""Pictures that are turned by chance: with their masks, in one stack, by one generator; and labels that do not care."""
import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


def squares(count):
    masks = torch.zeros(count, 12, 12)
    for number in range(count):
        top, left = torch.randint(0, 7, (2,)).tolist()
        masks[number, top : top + 5, left : left + 5] = 1
    return masks + 0.4 * torch.randn_like(masks), masks


class Squares(Dataset):
    def __init__(self, images, masks, way):
        self.images, self.masks, self.way = images, masks, way

    def __len__(self):
        return len(self.images)

    def __getitem__(self, row):
        image, mask = getattr(self, self.way)(row)
        return image[None], mask[None]

    def both(self, row):
        image, mask = self.images[row], self.masks[row]
        if random.random() < 0.5:
            image = image.flip(-1)
            mask = mask.flip(-1)
        return image, mask

    def stacked(self, row):
        pair = torch.stack([self.images[row], self.masks[row]])
        if random.random() < 0.5:
            pair = pair.flip(-2)
        image, mask = pair
        return image, mask

    def found_later(self, row):
        image = self.images[row]
        if random.random() < 0.5:
            image = torch.rot90(image)
        mask = (image > 0.5).float()
        return image, mask

    def hidden(self, row):
        image = self.images[row]
        if random.random() < 0.5:
            image = image.flip(-1)
        mask = (torch.rand(12, 12) < 0.5).float()
        return image * mask, mask


class Sizes(Squares):
    def __getitem__(self, row):
        image, label = self.images[row], self.masks[row].sum() > 20
        if random.random() < 0.5:
            image = image.flip(-1)
        return image[None], label.long()


random.seed(1)
torch.manual_seed(1)
images, masks = squares(80)
net = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.Conv2d(6, 1, 3, padding=1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for way in ("both", "stacked", "found_later", "hidden"):
    for image, mask in DataLoader(Squares(images, masks, way), batch_size=16, shuffle=True):
        loss = nn.functional.binary_cross_entropy_with_logits(net(image), mask)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(way, loss.item())
judge = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 2))
optimizer = torch.optim.Adam(judge.parameters(), lr=0.01)
for image, label in DataLoader(Sizes(images, masks, ""), batch_size=16, shuffle=True):
    loss = nn.functional.cross_entropy(judge(image), label)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
