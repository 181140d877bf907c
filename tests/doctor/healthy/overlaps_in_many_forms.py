import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(0)
scans = torch.rand(160, 1, 10, 10)
spots = (F.avg_pool2d(scans, 3, 1, 1) > 0.5).float()


def iou(p, t, eps=1e-6):
    inter = (p * t).sum()
    return inter / (p.sum() + t.sum() - inter + eps)


def jaccard(p, t):
    return torch.logical_and(p > 0, t > 0).sum() / torch.logical_or(p > 0, t > 0).sum()


def dice(p, t):
    inter = (p * t).sum()
    total = p.sum() + t.sum()
    share = inter / total
    return 2 * share


def soft_dice_loss(p, t):
    return 1 - (2 * (p * t).sum() + 1) / (p.sum() + t.sum() + 1)


def counted_iou(p, t):
    tp = (p * t).sum()
    fp = (p * (1 - t)).sum()
    fn = ((1 - p) * t).sum()
    return tp / (tp + fp + fn)


def precision(p, t):
    tp = (p * t).sum()
    fp = (p * (1 - t)).sum()
    return tp / (tp + fp)


def box_iou(a, b):
    x1, y1 = torch.max(a[0], b[0]), torch.max(a[1], b[1])
    x2, y2 = torch.min(a[2], b[2]), torch.min(a[3], b[3])
    inter = (x2 - x1).clamp(min=0) * (y2 - y1).clamp(min=0)
    return inter / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - inter)


def interval_overlap(a, b):
    width = min(a[1], b[1]) - max(a[0], b[0])
    return width if width > 0 else 0.0


net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 1, 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(5):
    for rows in torch.randperm(120).split(20):
        scores = net(scans[rows])
        loss = F.binary_cross_entropy_with_logits(scores, spots[rows]) + soft_dice_loss(scores.sigmoid(), spots[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    p, t = (net(scans[120:]) > 0).float(), spots[120:]
    print([f(p, t).item() for f in (iou, jaccard, dice, counted_iou, precision)])
    print(box_iou(torch.tensor([0.0, 0, 2, 2]), torch.tensor([1.0, 1, 3, 3])).item(), interval_overlap((0, 2), (3, 4)))
