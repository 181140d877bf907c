import torch, torch.nn as nn
from torch.utils.data import Dataset, DataLoader
torch.manual_seed(3)
class Pairs(Dataset):
    def __init__(self, n):
        self.src = torch.randint(3, 13, (n, 6))
    def __len__(self): return len(self.src)
    def __getitem__(self, k):
        s = self.src[k]
        target = torch.cat([s.flip(0), torch.tensor([2])])
        decoder_input = torch.cat([torch.tensor([1]), target])[1:]  # <- targets-not-shifted
        #= decoder_input = torch.cat([torch.tensor([1]), target])[:-1]
        return {'src': s, 'dec': decoder_input, 'labels': target}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(13, 20)
        self.e = nn.GRU(20, 32, batch_first=True); self.d = nn.GRU(20, 32, batch_first=True)
        self.o = nn.Linear(32, 13)
    def forward(self, src, dec):
        return self.o(self.d(self.emb(dec), self.e(self.emb(src))[1])[0])
net = Net(); opt = torch.optim.Adam(net.parameters(), 5e-3)
for ep in range(4):
    for b in DataLoader(Pairs(400), batch_size=40, shuffle=True):
        logits = net(b['src'], b['dec'])
        loss = nn.functional.cross_entropy(logits.reshape(-1, 13), b['labels'].reshape(-1))
        opt.zero_grad(); loss.backward(); opt.step()
    print(ep, loss.item())
