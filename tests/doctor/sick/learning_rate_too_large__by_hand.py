import torch
torch.manual_seed(0)
X = torch.randn(300, 5); y = (X[:, 0] - X[:, 1] > 0).float()
params = [torch.randn(5, 16) * .4, torch.zeros(16), torch.randn(16, 1) * .3, torch.zeros(1)]
for p in params: p.requires_grad_()
def f(x): return (torch.tanh(x @ params[0] + params[1]) @ params[2] + params[3])[:, 0]
#= eta = 0.3
eta = 80.  # <- learning-rate-too-large
for epoch in range(20):
    for k in torch.randperm(300).split(30):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(f(X[k]), y[k])
        for p, g in zip(params, torch.autograd.grad(loss, params)):
            p.data -= eta * g  # <- learning-rate-too-large, kept
    print(epoch, loss.item())
