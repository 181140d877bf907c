import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

rng = np.random.default_rng(11)
TOWNS = np.array(["oslo", "rome", "kyoto", "lima", "cairo"])
RENT = dict(zip(TOWNS, (1.2, 0.8, 1.0, -0.7, -1.1)))


def offers(n, towns):
    town = rng.choice(towns, n)
    return town, np.array([RENT[t] for t in town]) + 0.1 * rng.normal(size=n)



def codes_of(towns):
    return {name: code for code, name in enumerate(np.unique(towns))}


def numbers(towns, codes):
    return torch.tensor([codes[name] for name in towns])


town_train, rent_train = offers(300, TOWNS)
town_test, rent_test = offers(60, TOWNS[1:])
codes = codes_of(town_train)
x_train, y_train = numbers(town_train, codes), torch.tensor(rent_train).float()
x_test = numbers(town_test, codes_of(town_test))  # <- test-words-numbered-anew
#= x_test = numbers(town_test, codes)
y_test = torch.tensor(rent_test).float()
torch.manual_seed(0)
table = nn.Embedding(5, 1)
adam = torch.optim.Adam(table.parameters(), lr=0.05)
for epoch in range(10):
    for rows in torch.randperm(300).split(30):
        adam.zero_grad()
        loss = F.mse_loss(table(x_train[rows]).squeeze(1), y_train[rows])
        loss.backward()
        adam.step()
with torch.no_grad():
    print(f"{loss.item():.3f} {F.mse_loss(table(x_test).squeeze(1), y_test).item():.3f}")
