import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
torch.manual_seed(0)
clean = torch.rand(300, 1, 8, 8)
data = TensorDataset((clean + 0.2 * torch.randn_like(clean)).clamp(0, 1), clean)
class Denoiser(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1))
    def forward(self, x):
        return self.net(x)
class Trainer:
    def __init__(self, model):
        self.model, self.crit = model, nn.L1Loss()
        self.opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    def fit(self, loader):
        for noisy_img, clean_img in loader:
            restored = self.model(noisy_img)
            loss = self.crit(restored, noisy_img)  # <- noisy-input-as-target
            #= loss = self.crit(restored, clean_img)
            self.opt.zero_grad()
            loss.backward()
            self.opt.step()
        return loss.item()
t = Trainer(Denoiser())
for e in range(4):
    print(e, t.fit(DataLoader(data, 30, shuffle=True)))
