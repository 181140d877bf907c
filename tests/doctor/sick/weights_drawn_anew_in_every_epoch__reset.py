import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(102)
x = torch.randn(240, 1, 5, 5)
y = (x.mean((1, 2, 3)) > 0).long()
loader = DataLoader(TensorDataset(x, y), batch_size=30, shuffle=True)
net = nn.Sequential(nn.Conv2d(1, 6, 3), nn.ReLU(), nn.Flatten(), nn.Linear(54, 2))
sgd = optim.SGD(net.parameters(), lr=0.05)
epoch = 0
while epoch < 8:
    for layer in net:  # <- weights-drawn-anew-in-every-epoch
        if hasattr(layer, "reset_parameters"):  # --
            layer.reset_parameters()  # --
    for images, labels in loader:
        sgd.zero_grad()
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        sgd.step()
    print(epoch, loss.item())
    epoch += 1
