import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
x = torch.randn(300, 6)
y = (x[:, :1] > 0.3).float()
train, val = random_split(TensorDataset(x, y), [240, 60])
loaders = {"train": DataLoader(train, 24, shuffle=True), "val": DataLoader(val, 60)}
model = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Dropout(0.3), nn.Linear(16, 1))
criterion, optimizer = nn.BCEWithLogitsLoss(), torch.optim.Adam(model.parameters(), lr=0.02)
best, kept, patience = float("inf"), None, 0
for _epoch in range(8):
    for phase in ("train", "val"):
        model.train(phase == "train")
        running = 0.0
        for inputs, labels in loaders[phase]:
            optimizer.zero_grad()
            with torch.set_grad_enabled(phase == "train"):
                loss = criterion(model(inputs), labels)
                if phase == "train":
                    loss.backward()
                    optimizer.step()
            running += loss.item() * len(inputs)
        if phase == "val":
            if running < best:
                best, kept, patience = running, copy.deepcopy(model.state_dict()), 0
            else:
                patience += 1
    if patience == 3:
        break
model.load_state_dict(kept)
print(best)
