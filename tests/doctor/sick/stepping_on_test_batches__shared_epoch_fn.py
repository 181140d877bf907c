import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(360, 5)
y = (x[:, 0] + x[:, 4] > 0).long()
loaders = {
    "train": DataLoader(TensorDataset(x[:280], y[:280]), batch_size=28, shuffle=True),
    "val": DataLoader(TensorDataset(x[280:], y[280:]), batch_size=20),
}
model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Dropout(0.1), nn.Linear(16, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
for epoch in range(6):
    for phase in ["train", "val"]:
        model.train() if phase == "train" else model.eval()
        running, hits = 0.0, 0
        for inputs, labels in loaders[phase]:
            optimizer.zero_grad()
            outputs = model(inputs)
            loss = nn.functional.cross_entropy(outputs, labels)
            loss.backward()  # <- stepping-on-test-batches
            optimizer.step()  # <- stepping-on-test-batches
            #= if phase == "train":
            #=     loss.backward()
            #=     optimizer.step()
            running += loss.item()
            hits += (outputs.argmax(1) == labels).sum().item()
        print(epoch, phase, hits / len(loaders[phase].dataset))
# also: training-in-eval-mode
