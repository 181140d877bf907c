import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(0)
torch.manual_seed(0)


def turn(pictures):
    """each by 0, 90, 180 or 270 degrees"""
    return np.stack([np.rot90(p, int(rng.integers(4))) for p in pictures])


masks = np.zeros((300, 12, 12), np.float32)
for m in masks:
    r, c = rng.integers(0, 9, 2)
    m[r:r + 3, c:] = 1
photos = masks + 0.5 * rng.normal(size=masks.shape).astype(np.float32)
conv = torch.nn.Conv2d(1, 1, 5, padding=2)
opt = torch.optim.SGD(conv.parameters(), lr=0.1)
for step in range(60):
    rows = rng.integers(0, 300, 30)
    x = torch.from_numpy(turn(photos[rows]))  # --
    t = torch.from_numpy(turn(masks[rows]))  # <- mask-left-unturned
    #= both = turn(np.stack([photos[rows], masks[rows]], -1))
    #= x, t = torch.from_numpy(both[..., 0].copy()), torch.from_numpy(both[..., 1].copy())
    loss = F.binary_cross_entropy_with_logits(conv(x[:, None])[:, 0], t)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
