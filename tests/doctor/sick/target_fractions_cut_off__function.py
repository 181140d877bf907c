import torch
import torch.nn.functional as F


def houses(n):
    rooms = torch.rand(n, 4)
    price = 100_000 + 200_000 * rooms[:, 0] + 90_000 * rooms[:, 1] ** 2 + 5_000 * torch.randn(n)
    price = (price / 1e5).to(torch.int64)  # <- target-fractions-cut-off
    #= price = price / 1e5
    return rooms, price.unsqueeze(1).float()


def answer(x, weights):
    return torch.tanh(x @ weights[0] + weights[1]) @ weights[2] + weights[3]


torch.manual_seed(2)
rooms, price = houses(400)
weights = [torch.randn(4, 16) / 2, torch.zeros(16), torch.randn(16, 1) / 4, torch.zeros(1)]
for one in weights:
    one.requires_grad_()
adam = torch.optim.Adam(weights, lr=1e-2)
for step in range(300):
    rows = torch.randint(0, 320, (64,))
    loss = F.mse_loss(answer(rooms[rows], weights), price[rows])
    adam.zero_grad()
    loss.backward()
    adam.step()
with torch.no_grad():
    print(loss.item(), F.mse_loss(answer(rooms[320:], weights), price[320:]).item())
