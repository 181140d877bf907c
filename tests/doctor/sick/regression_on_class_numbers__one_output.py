import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

# iris-like: three species, 4 measurements
torch.manual_seed(0)
means = torch.tensor([[5.0, 3.4, 1.5, 0.2], [5.9, 2.8, 4.3, 1.3], [6.6, 3.0, 5.6, 2.0]])
species = torch.randint(0, 3, (240,))
measurements = means[species] + 0.3 * torch.randn(240, 4)
measurements = (measurements - measurements.mean(0)) / measurements.std(0)
loader = DataLoader(TensorDataset(measurements, species), batch_size=24, shuffle=True)


class Iris(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(4, 16)
        self.b = nn.Linear(16, 1)  # --
        #= self.b = nn.Linear(16, 3)

    def forward(self, x):
        return self.b(torch.relu(self.a(x)))


net = Iris()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
loss_fn = nn.MSELoss()  # --
#= loss_fn = nn.CrossEntropyLoss()
for epoch in range(6):
    for x, label in loader:
        out = net(x).squeeze(1)  # --
        #= out = net(x)
        loss = loss_fn(out, label.float())  # <- regression-on-class-numbers
        #= loss = loss_fn(out, label)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    guess = out.round().long()  # --
    #= guess = out.argmax(1)
    print(epoch, loss.item(), (guess == label).float().mean().item())
