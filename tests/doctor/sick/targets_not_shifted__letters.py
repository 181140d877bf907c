"""A recurrent network that is to continue a text, letter by letter; windows come from a Dataset."""
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(21)
SENTENCES = ["de kat zit op de mat. ", "de hond rent naar de deur. ", "op de mat ligt een bal. "]
text = "".join(SENTENCES[i] for i in torch.randint(0, 3, (150,)).tolist())
letters = sorted(set(text))
code = torch.tensor([letters.index(letter) for letter in text])


class Windows(Dataset):
    def __init__(self, code, size=24):
        self.code, self.size = code, size

    def __len__(self):
        return (len(self.code) - 1) // self.size

    def __getitem__(self, i):
        window = self.code[i * self.size : (i + 1) * self.size + 1]
        return window[:-1], window[:-1]  # <- targets-not-shifted
        #= return window[:-1], window[1:]


class Writer(nn.Module):
    def __init__(self, kinds):
        super().__init__()
        self.kinds = kinds
        self.rnn = nn.RNN(kinds, 48, batch_first=True)
        self.out = nn.Sequential(nn.Dropout(0.1), nn.Linear(48, kinds))

    def forward(self, letter):
        states, _ = self.rnn(nn.functional.one_hot(letter, self.kinds).float())
        return self.out(states)


writer = Writer(len(letters))
criterion, optimizer = nn.CrossEntropyLoss(), torch.optim.Adam(writer.parameters(), lr=5e-3)
for epoch in range(4):
    writer.train()
    for given, following in DataLoader(Windows(code), batch_size=10, shuffle=True):
        optimizer.zero_grad()
        loss = criterion(writer(given).transpose(1, 2), following)  # <- targets-not-shifted, kept
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
writer.eval()
said = code[:1].view(1, 1)
for _ in range(40):
    with torch.no_grad():
        chance = writer(said)[0, -1].softmax(-1)
    said = torch.cat([said, torch.multinomial(chance, 1).view(1, 1)], 1)
print("".join(letters[i] for i in said[0]))
