import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Average:
    def __init__(self):
        self.total, self.count = 0.0, 0

    def update(self, values):
        for value in values:
            self.total += value
            self.count += 1

    @property
    def mean(self):
        return self.total / max(1, self.count)


class Meters:
    def __init__(self):
        self.loss_sum = 0.0

    def clear(self):
        self.loss_sum *= 0

    def run(self, model, loader, optimizer):
        for x, y in loader:
            loss = nn.functional.mse_loss(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            self.loss_sum += loss.item()
        return self.loss_sum / len(loader)


torch.manual_seed(0)
x = torch.randn(320, 5)
y = torch.tanh(x[:, :1]) + 0.1 * torch.randn(320, 1)
loader = DataLoader(TensorDataset(x, y), batch_size=32, shuffle=True)
model = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)

everything, smooth, seen, batches = 0.0, 0.0, 0, 0
average, meters, curve, window_loss = Average(), Meters(), [], 0.0
for epoch in range(6):
    losses = []
    for x_batch, y_batch in loader:
        loss = nn.functional.mse_loss(model(x_batch), y_batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        everything += loss.item()
        window_loss += loss.item()
        smooth = 0.9 * smooth + 0.1 * loss.item()
        seen += len(x_batch)
        batches += 1
        curve.append(loss.item())
        if batches % 20 == 0:
            print("the last twenty", window_loss / 20)
            window_loss = 0.0
    average.update(losses)
    meters.clear()
    again = meters.run(model, loader, optimizer)
    print(f"passes {seen / len(x):.1f}: this epoch {sum(losses) / len(losses):.4f}, smooth {smooth:.4f}, again {again:.4f}")
    print(f"since the beginning {everything / batches:.4f} {everything / (len(loader) * (epoch + 1)):.4f} {average.mean:.4f}")
print("all epochs", everything / (6 * len(loader)), sum(curve[-10:]) / 10)
right, asked, seen_labels = 0, 0, []
for epoch in range(4):
    for x_batch, y_batch in loader:
        right += ((model(x_batch) > 0) == (y_batch > 0)).sum().item()
        asked += len(x_batch)
        loss = nn.functional.mse_loss(model(x_batch), y_batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        seen_labels.append(y_batch)
    print(f"epoch {epoch}: cumulative accuracy {right / asked:.3f}", len(torch.cat(seen_labels)))
print("over all epochs", right / asked)
