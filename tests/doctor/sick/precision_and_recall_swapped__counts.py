import torch
from torch import nn

torch.manual_seed(4)
blood = torch.randn(600, 8)
ill = (blood[:, 0] + blood[:, 1] + 0.5 * torch.randn(600) > 1.5).float()
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0))
adam = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(6):
    for rows in torch.randperm(450).split(30):
        loss = nn.functional.binary_cross_entropy_with_logits(net(blood[rows]), ill[rows])
        adam.zero_grad()
        loss.backward()
        adam.step()


@torch.no_grad()
def report(patients, truth):
    alarm = net(patients) > 0
    true_pos = (alarm & (truth == 1)).sum()
    false_pos = (alarm & (truth == 0)).sum()
    false_neg = (~alarm & (truth == 1)).sum()
    precision = true_pos / (true_pos + false_pos).clamp(min=1)
    recall = true_pos / max(true_pos + false_pos, 1)  # <- precision-and-recall-swapped
    #= recall = true_pos / max(true_pos + false_neg, 1)
    return precision.item(), recall.item(), false_neg.item()


print(report(blood[450:], ill[450:]))
