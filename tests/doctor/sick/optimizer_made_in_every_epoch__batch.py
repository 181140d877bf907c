import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def learn(net, photos, kinds):
    adam = torch.optim.AdamW(net.parameters(), lr=2e-3)  # <- optimizer-made-in-every-epoch
    adam.zero_grad()
    loss = nn.functional.cross_entropy(net(photos), kinds)
    loss.backward()
    adam.step()
    return loss.item()


def learn_with(adam, net, photos, kinds):
    adam.zero_grad()
    loss = nn.functional.cross_entropy(net(photos), kinds)
    loss.backward()
    adam.step()
    return loss.item()


torch.manual_seed(0)
photos = torch.randn(300, 1, 6, 6)
kinds = (photos[:, 0, :3].mean((1, 2)) > photos[:, 0, 3:].mean((1, 2))).long()
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(128, 2))
#= adam = torch.optim.AdamW(net.parameters(), lr=2e-3)
for epoch in range(5):
    for some, kind in DataLoader(TensorDataset(photos, kinds), batch_size=25, shuffle=True):
        loss = learn(net, some, kind)  # <- optimizer-made-in-every-epoch
        #= loss = learn_with(adam, net, some, kind)
    print(epoch, loss)
