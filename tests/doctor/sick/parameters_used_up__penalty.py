import torch
import torch.nn.functional as F

torch.manual_seed(7)
gene = torch.randn(300, 40)
ill = (gene[:, :3].sum(1) > 0).float()
net = torch.nn.Sequential(torch.nn.Linear(40, 20), torch.nn.ReLU(), torch.nn.Linear(20, 1))
matrices = (w for name, w in net.named_parameters() if name.endswith("weight"))  # <- parameters-used-up
#= matrices = [w for name, w in net.named_parameters() if name.endswith("weight")]
adam = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(10):
    for rows in torch.randperm(240).split(24):
        sparse = sum(w.abs().sum() for w in matrices)
        loss = F.binary_cross_entropy_with_logits(net(gene[rows]).squeeze(1), ill[rows]) + 1e-3 * sparse
        adam.zero_grad()
        loss.backward()
        adam.step()
    print(epoch, loss.item())
net.eval()
with torch.no_grad():
    print(((net(gene[240:]).squeeze(1) > 0) == (ill[240:] > 0.5)).float().mean().item())
