import copy
import random

import torch
import torch.nn as nn

torch.manual_seed(2)
random.seed(2)


class Chain:
    """Walk along seven rooms; the last one pays."""

    def reset(self):
        self.room = 1
        return self.room

    def step(self, right):
        self.room += 1 if right else -1
        return self.room, float(self.room == 6), self.room in (0, 6)


class DoubleDQN:
    def __init__(self):
        self.online = nn.Sequential(nn.Embedding(7, 16), nn.ReLU(), nn.Linear(16, 2))
        self.lagging = copy.deepcopy(self.online)  # <- target-network-never-updated, kept
        self.optim = torch.optim.Adam(self.online.parameters(), lr=5e-3)
        self.memory, self.discount = [], 0.9

    def follow(self, share=0.05):
        for slow, fast in zip(self.lagging.parameters(), self.online.parameters()):
            slow.data.copy_(share * fast.data + (1 - share) * slow.data)

    def act(self, room, eps):
        if random.random() < eps:
            return random.randint(0, 1)
        with torch.no_grad():
            return int(self.online(torch.tensor([room])).argmax())

    def learn(self):
        room, move, reward, following, over = zip(*random.sample(self.memory, 32))
        chosen = self.online(torch.tensor(room))[torch.arange(32), torch.tensor(move)]
        following, over = torch.tensor(following), torch.tensor(over).float()
        with torch.no_grad():
            best = self.online(following).argmax(1, keepdim=True)
            later = self.lagging(following).gather(1, best).squeeze(1)
            wanted = torch.tensor(reward) + self.discount * (1 - over) * later
        loss = nn.functional.huber_loss(chosen, wanted)
        self.optim.zero_grad()
        loss.backward()
        self.optim.step()
        #= self.follow()


env, agent = Chain(), DoubleDQN()
for episode in range(40):
    room, over, turn = env.reset(), False, 0
    while not over and turn < 20:
        move = agent.act(room, 0.3)
        following, reward, over = env.step(move)
        agent.memory.append((room, move, reward, following, over))
        room, turn = following, turn + 1
        if len(agent.memory) > 40:
            agent.learn()
with torch.no_grad():
    print(agent.online(torch.arange(7)).argmax(1).tolist())
