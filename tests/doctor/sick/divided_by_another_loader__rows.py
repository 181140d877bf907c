import torch
from torch import nn
from torch.utils.data import DataLoader, random_split, TensorDataset

torch.manual_seed(1)
genes = torch.randn(900, 30)
tissue = genes[:, :4].argmax(1)
train_set, test_set = random_split(TensorDataset(genes, tissue), [720, 180])
batches = DataLoader(train_set, batch_size=36, shuffle=True)
held_out = DataLoader(test_set, batch_size=60)
model = nn.Sequential(nn.Linear(30, 40), nn.GELU(), nn.Linear(40, 4))
adam = torch.optim.Adam(model.parameters(), lr=2e-3)
for epoch in range(6):
    hits = torch.tensor(0)
    for gene, kind in batches:
        scores = model(gene)
        loss = nn.functional.cross_entropy(scores, kind)
        adam.zero_grad()
        loss.backward()
        adam.step()
        hits += (scores.argmax(1) == kind).sum()
    found = 0
    with torch.no_grad():
        for gene, kind in held_out:
            found += (model(gene).argmax(1) == kind).sum().item()
    trained = hits.item() / len(train_set)
    tested = found / len(train_set)  # <- divided-by-another-loader
    #= tested = found / len(test_set)
    print(epoch, trained, tested)
