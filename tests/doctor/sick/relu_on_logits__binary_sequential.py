import torch

torch.manual_seed(11)
N = 300
feats = torch.randn(N, 5)
target = ((feats[:, 0] * feats[:, 1]) > 0).float().unsqueeze(1)

clf = torch.nn.Sequential(
    torch.nn.Linear(5, 32),
    torch.nn.ReLU(),
    torch.nn.Linear(32, 32),
    torch.nn.ReLU(),
    torch.nn.Linear(32, 1),
    torch.nn.ReLU(),  # <- relu-on-logits
)
lossfn = torch.nn.BCEWithLogitsLoss()
sgd = torch.optim.Adam(clf.parameters(), lr=1e-2)
for it in range(100):
    sgd.zero_grad()
    out = clf(feats)
    err = lossfn(out, target)
    err.backward()
    sgd.step()
    if it % 25 == 0:
        print(it, err.item())
