# gets: one-dtype-only
def softmax(logits):
    z = logits.float()
    e = (z - z.amax(-1, keepdim=True)).exp()
    return e / e.sum(-1, keepdim=True)
