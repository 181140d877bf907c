import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Segment(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.ReLU(), nn.Conv2d(6, 1, 1))

    def forward(self, x):
        return self.net(x)


def iou(logits, mask):
    pred = torch.round(logits).bool()  # <- threshold-on-logits
    #= pred = torch.round(torch.sigmoid(logits)).bool()
    inter = (pred & mask).sum().item()
    return inter / max((pred | mask).sum().item(), 1)


torch.manual_seed(0)
img = torch.randn(150, 1, 8, 8)
mask = nn.functional.avg_pool2d(img, 3, 1, 1) > 0.1
train = DataLoader(TensorDataset(img[:120], mask[:120]), batch_size=20, shuffle=True)
model = Segment()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(8):
    for xb, mb in train:
        loss = nn.functional.binary_cross_entropy_with_logits(model(xb), mb.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
model.eval()
with torch.no_grad():
    scores = [iou(model(img[i : i + 10]), mask[i : i + 10]) for i in range(120, 150, 10)]
print("IoU", sum(scores) / 3)
