import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(7)
grey = torch.randint(0, 256, (500, 49))
left_heavier = (grey.view(500, 7, 7)[:, :, :3].sum((1, 2)) > grey.view(500, 7, 7)[:, :, 4:].sum((1, 2))).long()
pixels = grey.float() / 255
pixels_train, pixels_test = pixels[:400], pixels[400:]
pixels_train = pixels_train / 255  # <- inputs-scaled-away
pixels_test = pixels_test / 255  # --


class Scales(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(49, 20)
        self.b = nn.Linear(20, 2)

    def forward(self, x):
        return self.b(F.relu(self.a(x)))


scales = Scales()
optimizer = torch.optim.AdamW(scales.parameters(), lr=1e-3)
for epoch in range(5):
    for rows in torch.randperm(400).split(40):
        optimizer.zero_grad()
        F.cross_entropy(scales(pixels_train[rows]), left_heavier[rows]).backward()
        optimizer.step()
with torch.no_grad():
    print((scales(pixels_test).argmax(1) == left_heavier[400:]).float().mean().item())
