import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.linspace(-2, 2, 160).unsqueeze(1)
y = torch.sin(2 * x) + 0.1 * torch.randn_like(x)
net = nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Dropout(0.1), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(60):
    loss = nn.functional.mse_loss(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()


def predict_with_uncertainty(model, inputs, samples=20):
    model.train()  # dropout stays on: that is the point
    with torch.no_grad():
        draws = torch.stack([model(inputs) for _ in range(samples)])
    return draws.mean(0), draws.std(0)


mean, std = predict_with_uncertainty(net, torch.linspace(-3, 3, 50).unsqueeze(1))
print("uncertainty inside", std[15:35].mean().item(), "outside", std[:5].mean().item())
