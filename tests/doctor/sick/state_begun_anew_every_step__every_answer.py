import torch
from torch import nn


class Parity(nn.Module):
    def __init__(self, wide=20):
        super().__init__()
        self.wide = wide
        self.turn = nn.Sequential(nn.Linear(1 + wide, wide), nn.Tanh())
        self.odd = nn.Linear(wide, 2)

    def forward(self, bits):
        answers = []
        #= state = torch.zeros(bits.shape[1], self.wide)
        for bit in bits:
            state = torch.zeros(len(bit), self.wide)  # <- state-begun-anew-every-step
            state = self.turn(torch.cat([bit, state], dim=1))
            answers.append(self.odd(state))
        return torch.stack(answers)


def drawn(rows, steps):
    made = []
    for _ in range(rows):
        line = torch.zeros(steps)
        line = line + (torch.rand(steps) < 0.5)
        made.append(line)
    return torch.stack(made, dim=1).unsqueeze(2)


torch.manual_seed(95)
bits = drawn(150, 6)
odd = (bits.cumsum(0) % 2).long().squeeze(2)
model = Parity()
adam = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(60):
    loss = nn.functional.cross_entropy(model(bits).flatten(0, 1), odd.flatten())
    adam.zero_grad()
    loss.backward()
    adam.step()
print(loss.item())
