import torch
from torch import nn
import torch.nn.functional as F

class PhoneModel(nn.Module):
    def __init__(self, n_in=13, n_out=6):
        super().__init__()
        self.lstm = nn.LSTM(n_in, 24, batch_first=True)
        self.head = nn.Linear(24, n_out)
    def forward(self, feats):
        seq, _ = self.lstm(feats)
        return {'logits': self.head(seq)}

class Trainer:
    def __init__(self, model, lr):
        self.model = model
        self.opt = torch.optim.Adam(model.parameters(), lr=lr)
    def step(self, batch):
        out = self.model(batch['feats'])['logits']
        labels = batch['phones'].transpose(0, 1)
        loss = F.cross_entropy(out.flatten(0, 1), labels.flatten())  # <- flattened-in-other-order
        #= loss = F.cross_entropy(out.transpose(0, 1).flatten(0, 1), labels.flatten())
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return loss.item()

torch.manual_seed(2)
feats = torch.randn(480, 11, 13)
phones = feats[..., :6].argmax(-1)
trainer = Trainer(PhoneModel(), 5e-3)
for epoch in range(6):
    losses = []
    for rows in torch.randperm(480).split(24):
        losses.append(trainer.step({'feats': feats[rows], 'phones': phones[rows]}))
    print(epoch, sum(losses) / len(losses))
