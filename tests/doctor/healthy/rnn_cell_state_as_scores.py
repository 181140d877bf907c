import torch
from torch import nn

torch.manual_seed(2)
letters = "ehlo"
word, answer = torch.tensor([1, 0, 2, 2, 3]), torch.tensor([3, 1, 2, 3, 2])  # hello -> ohlol
inputs = nn.functional.one_hot(word, 4).float().unsqueeze(1)


class Speller(nn.Module):
    def __init__(self, letters, batch):
        super().__init__()
        self.letters, self.batch = letters, batch
        self.cell = nn.RNNCell(letters, letters)

    def forward(self, x, state):
        return self.cell(x, state)

    def start(self):
        return torch.zeros(self.batch, self.letters)


net = Speller(4, 1)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.1)
for epoch in range(30):
    optimizer.zero_grad()
    state, loss, said = net.start(), 0, ""
    for x, y in zip(inputs, answer.view(-1, 1)):
        state = net(x, state)
        loss = loss + criterion(state, y)
        said += letters[state.argmax(1).item()]
    loss.backward()
    optimizer.step()
    print(epoch, said, loss.item())
