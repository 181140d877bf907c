import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, SubsetRandomSampler, TensorDataset

torch.manual_seed(3)
leaves = torch.randn(1000, 12)
species = leaves[:, :3].argmax(1)
herbarium = TensorDataset(leaves, species)
indices = np.random.default_rng(3).permutation(len(herbarium))
parts = {
    "fit": DataLoader(herbarium, 40, sampler=SubsetRandomSampler(indices[:750])),
    "check": DataLoader(herbarium, 50, sampler=SubsetRandomSampler(indices[750:])),
}
botanist = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 3))
adam = torch.optim.Adam(botanist.parameters(), lr=3e-3)


def evaluate(model, loader):
    model.eval()
    right = 0
    with torch.no_grad():
        for leaf, kind in loader:
            right += (model(leaf).argmax(1) == kind).sum().item()
    return 100 * right / len(loader.dataset)  # <- divided-by-another-loader
    #= return 100 * right / len(loader.sampler)


for epoch in range(5):
    botanist.train()
    for leaf, kind in parts["fit"]:
        loss = nn.functional.cross_entropy(botanist(leaf), kind)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item(), evaluate(botanist, parts["check"]))
