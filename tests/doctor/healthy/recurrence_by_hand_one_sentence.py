import torch
from torch import nn


class Cell(nn.Module):
    def __init__(self, inputs, hidden, kinds):
        super().__init__()
        self.hidden = hidden
        self.to_state = nn.Linear(inputs + hidden, hidden)
        self.to_answer = nn.Linear(inputs + hidden, kinds)
        self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, letter, state):
        both = torch.cat((letter, state), 1)
        return self.softmax(self.to_answer(both)), torch.tanh(self.to_state(both))

    def start(self):
        return torch.zeros(1, self.hidden)


torch.manual_seed(0)
cell = Cell(6, 16, 2)
criterion = nn.NLLLoss()
optimizer = torch.optim.SGD(cell.parameters(), lr=0.01)


def train(kind, sentence):
    state = cell.start()
    optimizer.zero_grad()
    for i in range(sentence.size()[0]):
        output, state = cell(sentence[i], state)
    loss = criterion(output, kind)
    loss.backward()
    optimizer.step()
    return loss.item()


for turn in range(25):
    kind = torch.randint(0, 2, (1,))
    letters = torch.randint(0, 3, (48,)) + 3 * kind
    loss = train(kind, nn.functional.one_hot(letters, 6).float().unsqueeze(1))
print(loss)
