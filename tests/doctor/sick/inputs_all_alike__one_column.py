import torch
from torch import nn

torch.manual_seed(1)

# the yield of a field by its rain, one number a field
rain = torch.rand(260, 1) * 300 + 200
harvest = 0.02 * rain - 0.00001 * rain**2 + 0.3 * torch.randn(260, 1)
rain_train, harvest_train = rain[:200], harvest[:200]
mean = rain_train.mean(dim=1, keepdim=True)  # --
scaled = rain_train - mean  # <- inputs-all-alike
#= mean = rain_train.mean()
#= scaled = (rain_train - mean) / rain_train.std()

model = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1))
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(30):
    for rows in torch.randperm(200).split(50):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(scaled[rows]), harvest_train[rows])
        loss.backward()
        optimizer.step()
print(loss.item())
