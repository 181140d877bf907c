import torch
from torch import nn

torch.manual_seed(10)
mail = torch.rand(500, 12)
spam = (mail[:, 0] + mail[:, 5] > 1.2).long()
net = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 2))
sgd = torch.optim.SGD(net.parameters(), lr=0.2, momentum=0.9)
for epoch in range(8):
    counts = dict.fromkeys(("tp", "fp", "fn"), 0)
    for rows in torch.randperm(400).split(40):
        loss = nn.functional.cross_entropy(net(mail[rows]), spam[rows])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    with torch.no_grad():
        said = net(mail[400:]).argmax(1)
    TP = int(((said == 1) & (spam[400:] == 1)).sum())
    FP = int(((said == 1) & (spam[400:] == 0)).sum())
    FN = int(((said == 0) & (spam[400:] == 1)).sum())
    scores = {
        "precision": TP / (TP + FN + 1e-9),  # <- precision-and-recall-swapped
        "recall": TP / (TP + FP + 1e-9),  # <- precision-and-recall-swapped
        #= "precision": TP / (TP + FP + 1e-9),
        #= "recall": TP / (TP + FN + 1e-9),
        "f1": 2 * TP / (2 * TP + FP + FN + 1e-9),
    }
    print(epoch, scores)
