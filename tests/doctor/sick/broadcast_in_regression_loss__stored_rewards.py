import torch
from torch import nn

torch.manual_seed(8)


class Agent(nn.Module):
    def __init__(self, places, moves):
        super().__init__()
        self.table = nn.Embedding(places, 16)
        self.head = nn.Linear(16, moves)

    def forward(self, place):
        return self.head(torch.relu(self.table(place)))


def play(n, places):
    here, move = torch.randint(0, places, (n,)), torch.randint(0, 3, (n,))
    there = (here + move - 1) % places
    return {"here": here, "move": move, "gain": (there == 0).float(), "there": there}


def stored(games):
    games["gain"] = games["gain"].reshape(-1, 1)  # --
    return games


def worth(agent, games, rows, discount):
    chosen = agent(games["here"][rows])[torch.arange(len(rows)), games["move"][rows]]
    then = agent(games["there"][rows]).detach().amax(1)
    goal = games["gain"][rows].add(discount * then)  # <- broadcast-in-regression-loss, kept
    return ((goal - chosen) ** 2).mean()


games = stored(play(1500, 12))
agent = Agent(12, 3)
optimizer = torch.optim.RMSprop(agent.parameters(), lr=2e-3)
for epoch in range(4):
    for rows in torch.randperm(1500).split(50):
        loss = worth(agent, games, rows, 0.7)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"round {epoch}: {loss.item():.4f}")
