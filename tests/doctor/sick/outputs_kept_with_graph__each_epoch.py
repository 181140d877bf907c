"""Wind speed from pressure; after every epoch the bias of its answers is looked at."""
import torch
from torch import nn

torch.manual_seed(4)
pressure = torch.randn(960, 6)
wind = (pressure[:, :2].prod(1) + pressure[:, 3]).unsqueeze(1)


class Gale(nn.Module):
    def __init__(self):
        super().__init__()
        self.low, self.high = nn.Linear(6, 40), nn.Linear(40, 1)

    def forward(self, p):
        return self.high(torch.tanh(self.low(p)))


gale, mse = Gale(), nn.MSELoss()
adam = torch.optim.Adam(gale.parameters(), lr=0.01)


def epoch():
    guesses, truth = [], []
    for rows in torch.randperm(960).split(16):
        guess = gale(pressure[rows])
        adam.zero_grad()
        mse(guess, wind[rows]).backward()
        adam.step()
        truth.append(wind[rows])
        guesses.append(guess)  # <- outputs-kept-with-graph
        #= guesses.append(guess.detach())
    return torch.cat(guesses), torch.cat(truth)


for number in range(5):
    guessed, true = epoch()
    print(number, (guessed - true).mean().item(), (guessed - true).square().mean().item())
