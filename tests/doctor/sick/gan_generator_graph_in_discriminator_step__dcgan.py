import torch
import torch.nn as nn

torch.manual_seed(0)
netG = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 2))
netD = nn.Sequential(nn.Linear(2, 16), nn.LeakyReLU(0.2), nn.Linear(16, 1))
criterion = nn.BCEWithLogitsLoss()
optimizerD = torch.optim.Adam(netD.parameters(), lr=2e-3, betas=(0.5, 0.999))
optimizerG = torch.optim.Adam(netG.parameters(), lr=2e-3, betas=(0.5, 0.999))
ones, zeros = torch.ones(24, 1), torch.zeros(24, 1)
for it in range(50):
    real = 0.3 * torch.randn(24, 2) + torch.tensor([1.0, -1.0])
    fake = netG(torch.randn(24, 3))
    optimizerG.zero_grad()  # --
    optimizerD.zero_grad()
    lossD = criterion(netD(real), ones) + criterion(netD(fake), zeros)  # <- gan-generator-graph-in-discriminator-step
    #= lossD = criterion(netD(real), ones) + criterion(netD(fake.detach()), zeros)
    lossD.backward()  # <- gan-generator-graph-in-discriminator-step, kept
    optimizerD.step()
    #= optimizerG.zero_grad()
    lossG = criterion(netD(netG(torch.randn(24, 3))), ones)
    lossG.backward()
    optimizerG.step()
    if it % 10 == 0:
        print(it, lossD.item(), lossG.item())
