import torch
from torch import nn

torch.manual_seed(0)
features = torch.randn(320, 10)
centre = torch.sigmoid(features @ torch.randn(10, 4) * 0.3)
boxes = torch.cat([centre[:, :2] * 0.5, centre[:, :2] * 0.5 + 0.2 + 0.3 * centre[:, 2:]], dim=1)


def area(box):
    return (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])


def box_iou(a, b):
    left_top = torch.maximum(a[:, :2], b[:, :2])
    right_bottom = torch.minimum(a[:, 2:], b[:, 2:])
    sides = right_bottom - left_top  # <- overlap-measured-wrongly
    #= sides = (right_bottom - left_top).clamp(min=0)
    common = sides[:, 0] * sides[:, 1]
    return common / (area(a) + area(b) - common)


finder = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4))
opt = torch.optim.Adam(finder.parameters(), lr=5e-3)
for epoch in range(12):
    for rows in torch.randperm(256).split(32):
        loss = nn.functional.smooth_l1_loss(finder(features[rows]), boxes[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        print(epoch, loss.item(), box_iou(finder(features[256:]), boxes[256:]).mean().item())
