"""NumPy's bytes whose results fit into a byte, or are floats before they are calculated with."""

import numpy as np
import torch
import torch.nn as nn

draw = np.random.default_rng(0)
photos = draw.integers(0, 256, (300, 6, 6), dtype=np.uint8)
mean = photos.mean()
centred = (photos - mean) / photos.std()
negative = (255 - photos) / 255
lifted = (photos - photos.min()) / (photos.max() - photos.min())
letters = np.frombuffer(b"thequickbrownfoxjumpsoverthelazydog" * 20, dtype=np.uint8)
places = (letters - 97) / 25
marks = draw.integers(1, 4, 300, dtype=np.uint8)
classes = (marks - 1).astype(np.int64)
wide = photos.astype(np.int16)
moved = np.abs(wide[1:] - wide[:-1])
lighter = np.clip(wide + 40, 0, 255).astype(np.uint8)
halved = (photos // 2 + 20) / 255.0
x = np.stack([centred, negative, lifted, lighter / 255, halved], 1).reshape(300, -1).astype(np.float32)
x += places[:300, None].astype(np.float32) + moved.mean() / 255
x, y = torch.from_numpy(x), torch.from_numpy(classes)
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(180, 16), nn.ReLU(), nn.Linear(16, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(4):
    for rows in torch.randperm(300).split(30):
        loss = nn.functional.cross_entropy(model(x[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print(loss.item())
