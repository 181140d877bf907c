import torch

torch.manual_seed(1)
WORDS, SIZE = 40, 12
table = torch.randn(WORDS, SIZE, requires_grad=True)
to_query = (torch.randn(SIZE, SIZE) / SIZE**0.5).requires_grad_()
to_key = (torch.randn(SIZE, SIZE) / SIZE**0.5).requires_grad_()
readout = (torch.randn(SIZE, 2) / SIZE**0.5).requires_grad_()
weights = [table, to_query, to_key, readout]
sgd = torch.optim.SGD(weights, lr=0.05)


def read(sentence):
    x = table[sentence]
    match = (x @ to_query) @ (x @ to_key).T / SIZE**0.5
    share = torch.softmax(match, 0)  # <- attention-shared-out-crosswise
    #= share = torch.softmax(match, -1)
    return (share @ x).mean(0) @ readout


for step in range(200):
    sentence = torch.randint(0, WORDS, (8 + step % 3,))
    mood = (sentence < WORDS // 2).float().mean().gt(0.5).long()
    loss = torch.nn.functional.cross_entropy(read(sentence)[None], mood[None])
    sgd.zero_grad()
    loss.backward()
    sgd.step()
print(loss.item())
