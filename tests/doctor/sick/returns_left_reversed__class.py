import torch


class Agent:
    def __init__(self, gamma=0.7):
        self.gamma = gamma
        self.weights = torch.zeros(6, 2, requires_grad=True)
        self.optimizer = torch.optim.SGD([self.weights], lr=0.1)
        self.forget()

    def forget(self):
        self.logs, self.earned = [], []

    def act(self, state):
        choice = torch.distributions.Categorical(logits=state @ self.weights)
        move = choice.sample()
        self.logs.append(choice.log_prob(move))
        return int(move)

    def learn(self):
        later, returns = 0.0, []
        for pay in self.earned[::-1]:
            later = self.gamma * later + pay
            returns.append(later)  # <- returns-left-reversed, kept
        #= returns.reverse()
        goals = torch.as_tensor(returns)
        goals = (goals - goals.mean()) / (goals.std() + 1e-6)
        loss = sum(-log * goal for log, goal in zip(self.logs, goals))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.forget()


torch.manual_seed(3)
agent = Agent()
for day in range(70):
    for hour in range(12):
        state = torch.randn(6)
        move = agent.act(state)
        agent.earned.append(1.0 if move == int(state[0] > state[1]) else -0.5)
    total = sum(agent.earned)
    agent.learn()
print(total)
