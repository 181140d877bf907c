# gets: logarithm
def softmax(logits):
    z = logits - logits.amax(-1, keepdim=True)
    return z - z.exp().sum(-1, keepdim=True).log()
