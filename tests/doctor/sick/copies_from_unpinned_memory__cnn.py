import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
pictures = torch.rand(320, 1, 10, 10)
labels = (pictures[:, 0, :5].mean((1, 2)) > pictures[:, 0, 5:].mean((1, 2))).long()
training, holdout = random_split(TensorDataset(pictures, labels), [256, 64])
train_batches = DataLoader(training, batch_size=32, shuffle=True)  # <- copies-from-unpinned-memory
test_batches = DataLoader(holdout, batch_size=64)  # --
#= pinned = torch.cuda.is_available()
#= train_batches = DataLoader(training, batch_size=32, shuffle=True, pin_memory=pinned)
#= test_batches = DataLoader(holdout, batch_size=64, pin_memory=pinned)

model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(256, 2)).to(device)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
for epoch in range(8):
    model.train()
    for image, label in train_batches:
        image = image.to(device, non_blocking=True)
        label = label.to(device, non_blocking=True)
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(image), label)
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.inference_mode():
        hits = [(model(i.to(device)).argmax(1).cpu() == l).float().mean().item() for i, l in test_batches]
    print(f"epoch {epoch}: {sum(hits) / len(hits):.3f}")
