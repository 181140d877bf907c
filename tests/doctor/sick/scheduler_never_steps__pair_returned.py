import torch
from torch import nn

torch.manual_seed(82)
spectra = torch.randn(600, 12)
mineral = spectra[:, :4].argmax(1)


def configure(model, epochs):
    adam = torch.optim.AdamW(model.parameters(), lr=5e-3)
    return adam, torch.optim.lr_scheduler.CosineAnnealingLR(adam, T_max=epochs)


model = nn.Sequential(nn.Linear(12, 32), nn.GELU(), nn.Linear(32, 4))
adam, cosine = configure(model, 10)  # <- scheduler-never-steps, kept
for epoch in range(10):
    for rows in torch.randperm(500).split(50):
        adam.zero_grad()
        loss = nn.functional.cross_entropy(model(spectra[rows]), mineral[rows])
        loss.backward()
        adam.step()
    #= cosine.step()
    with torch.no_grad():
        right = (model(spectra[500:]).argmax(1) == mineral[500:]).float().mean().item()
    print(epoch, loss.item(), right)
