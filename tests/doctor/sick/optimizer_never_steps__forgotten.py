import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.linspace(-3, 3, 200).unsqueeze(1)
y = torch.sin(x)
mlp = nn.Sequential(nn.Linear(1, 32), nn.Tanh(), nn.Linear(32, 1))
criterion = nn.MSELoss()
optimizer = torch.optim.Adam(mlp.parameters(), lr=0.01)  # <- optimizer-never-steps, kept
for epoch in range(60):
    optimizer.zero_grad()
    out = mlp(x)
    loss = criterion(out, y)
    loss.backward()  # <- optimizer-never-steps, kept
    #= optimizer.step()
    if epoch % 20 == 0:
        print("epoch", epoch, "loss", loss.item())
