import torch
from torch import nn

torch.manual_seed(2)
PLACES, MOVES = 9, 4
q = nn.Sequential(nn.Embedding(PLACES, 16), nn.ReLU(), nn.Linear(16, MOVES))
optimizer = torch.optim.Adam(q.parameters(), lr=0.01)


def walk(n):
    place = torch.randint(0, PLACES, (n,))
    move = torch.randint(0, MOVES, (n,))
    step = torch.tensor([-3, 3, -1, 1])[move]
    after = (place + step).clamp(0, PLACES - 1)
    return place, move, (after == PLACES - 1).float(), after


for update in range(150):
    place, move, reward, after = walk(64)
    with torch.no_grad():
        goal = reward + 0.9 * q(after).max(dim=1).values
    chosen = q(place)[:, move]  # <- labels-pick-whole-columns
    #= chosen = q(place)[torch.arange(64), move]
    loss = (goal - chosen).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item(), q(torch.arange(PLACES)).max(dim=1).values.tolist())
