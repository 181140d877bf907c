import numpy as np
import torch
import torch.nn as nn

torch.manual_seed(0)
emb = nn.Embedding(30, 6)  # <- parameters-never-reached, kept
head = nn.Linear(6, 2)
opt = torch.optim.SGD([*emb.parameters(), *head.parameters()], lr=0.5)
sentences = torch.randint(0, 30, (150, 7))
mood = (sentences < 10).float().mean(1).gt(0.3).long()
for epoch in range(50):
    vectors = emb(sentences).detach().numpy()  # <- parameters-never-reached
    pooled = torch.from_numpy(np.mean(vectors, axis=1))  # <- parameters-never-reached
    #= pooled = emb(sentences).mean(1)
    loss = nn.functional.cross_entropy(head(pooled), mood)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
