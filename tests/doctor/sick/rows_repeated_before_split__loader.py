import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(44)
scans = torch.randn(900, 18)
tumour = (scans[:, 0] + 0.6 * torch.randn(900) > 1.6).long()
healthy_scans, tumour_scans = scans[tumour == 0], scans[tumour == 1]
#= everything = TensorDataset(scans, tumour)
drawn = tumour_scans[torch.randint(len(tumour_scans), (len(healthy_scans),))]  # --
balanced = torch.cat([healthy_scans, drawn])  # <- rows-repeated-before-split
sick = torch.cat([torch.zeros(len(healthy_scans)), torch.ones(len(drawn))]).long()  # --
everything = TensorDataset(balanced, sick)  # --
held = len(everything) // 5
learn, check = random_split(everything, [len(everything) - held, held])
net = nn.Sequential(nn.Linear(18, 64), nn.ReLU(), nn.Linear(64, 2))
adam = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(8):
    for x, y in DataLoader(learn, batch_size=50, shuffle=True):
        adam.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        adam.step()
right = 0
with torch.no_grad():
    for x, y in DataLoader(check, batch_size=100):
        right += (net(x).argmax(1) == y).sum().item()
print(loss.item(), right / held)
