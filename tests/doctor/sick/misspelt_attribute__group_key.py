import torch
from torch import nn

torch.manual_seed(4)
spectra = torch.randn(300, 20)
amount = spectra[:, 3:6].sum(1, keepdim=True) / 3 + 0.05 * torch.randn(300, 1)


class Chem(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(20, 40), nn.ELU())
        self.head = nn.Linear(40, 1)

    def forward(self, x):
        return self.head(self.body(x))


def groups(net, slow, fast):
    return [
        {"params": net.body.parameters(), "lr": slow, "weight_decay": 1e-3},
        {"params": net.head.parameters(), "learning_rate": fast},  # <- misspelt-attribute
        #= {"params": net.head.parameters(), "lr": fast},
    ]


net = Chem()
adam = torch.optim.Adam(groups(net, 1e-3, 1e-2), lr=1e-3)
for epoch in range(8):
    for some in torch.randperm(240).split(24):
        adam.zero_grad()
        loss = nn.functional.mse_loss(net(spectra[some]), amount[some])
        loss.backward()
        adam.step()
    print(epoch, loss.item(), nn.functional.mse_loss(net(spectra[240:]), amount[240:]).item())
