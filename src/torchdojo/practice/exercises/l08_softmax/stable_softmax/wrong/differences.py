# gets: wrong-gradient
def softmax(logits):
    gaps = logits.unsqueeze(-2) - logits.unsqueeze(-1)
    return 1 / gaps.exp().sum(-1)
