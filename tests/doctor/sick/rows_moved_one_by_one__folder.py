import argparse

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class Patches(Dataset):
    """Small pictures of a bright square, and the corner it is in."""

    def __init__(self, count, device):
        self.device = device
        self.corners = torch.randint(0, 4, (count,))
        self.images = 0.3 * torch.rand(count, 1, 8, 8)
        for image, corner in zip(self.images, self.corners.tolist()):
            row, column = divmod(corner, 2)
            image[0, 4 * row : 4 * row + 3, 4 * column : 4 * column + 3] += 0.7

    def __len__(self):
        return len(self.corners)

    def __getitem__(self, index):
        image = self.images[index].to(self.device)  # <- rows-moved-one-by-one
        corner = self.corners[index].to(self.device)  # <- rows-moved-one-by-one
        #= image = self.images[index]
        #= corner = self.corners[index]
        return image, corner


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=4)
    args = parser.parse_args()
    torch.manual_seed(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    loader = DataLoader(Patches(256, device), batch_size=32, shuffle=True)
    model = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.Flatten(), nn.Linear(216, 4)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for epoch in range(args.epochs):
        right = 0
        for image, corner in loader:
            #= image, corner = image.to(device), corner.to(device)
            scores = model(image)
            loss = F.cross_entropy(scores, corner)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            right += (scores.argmax(1) == corner).sum().item()
        print(epoch, right / 256)


if __name__ == "__main__":
    main()
