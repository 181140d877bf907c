import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)

# blobs on 8 x 8 pixels, normalised: the ink lies far above 1
centres = torch.randint(1, 7, (400, 2))
grid = torch.stack(torch.meshgrid(torch.arange(8), torch.arange(8), indexing="ij"), -1)
near = ((grid - centres.view(400, 1, 1, 2)) ** 2).sum(-1)
pixels = torch.exp(-near / 3.0).reshape(400, 64)
pixels = (pixels - pixels.mean()) / pixels.std()

encoder = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 4))
decoder = nn.Sequential(
    nn.Linear(4, 32),
    nn.ReLU(),
    nn.Linear(32, 64),
    nn.Tanh(),  # <- targets-out-of-reach
)
params = list(encoder.parameters()) + list(decoder.parameters())
adam = torch.optim.Adam(params, lr=0.003)
for epoch in range(5):
    for (batch,) in DataLoader(TensorDataset(pixels[:320]), batch_size=32, shuffle=True):
        rebuilt = decoder(encoder(batch))
        loss = ((rebuilt - batch) ** 2).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
