"""Which quarter of a picture is bright: the loader makes floats from 0 to 1, and the model divides them once more."""

import torch
from torch import nn

torch.manual_seed(21)


def pictures(number):
    quarters = torch.randint(0, 4, (number,))
    bytes_ = torch.randint(0, 90, (number, 3, 10, 10), dtype=torch.uint8)
    for picture, quarter in zip(bytes_, quarters.tolist()):
        row, column = 5 * (quarter // 2), 5 * (quarter % 2)
        picture[:, row : row + 5, column : column + 5] += 100
    return bytes_, quarters


class Rescale(nn.Module):
    """Bytes become numbers from 0 to 1."""

    def forward(self, pixels):
        return pixels.div(255.0)  # <- inputs-scaled-away
        #= return pixels


class Quarters(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(Rescale(), nn.Conv2d(3, 8, 3, stride=2), nn.ReLU(), nn.Flatten(), nn.Linear(128, 4))

    def forward(self, pixels):
        return self.body(pixels)


def collate(rows):
    pixels, quarters = zip(*rows)
    return torch.stack(pixels).float() / 255, torch.stack(quarters)


model = Quarters()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
rows = torch.utils.data.TensorDataset(*pictures(600))
for epoch in range(4):
    right = 0
    for pixels, quarters in torch.utils.data.DataLoader(rows, 40, shuffle=True, collate_fn=collate):
        scores = model(pixels)
        loss = nn.functional.cross_entropy(scores, quarters)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        right += (scores.argmax(1) == quarters).sum().item()
    print(epoch, right / len(rows))
