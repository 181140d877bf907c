# gets: not-finite
def softmax(logits):
    e = (logits - logits.amin(-1, keepdim=True)).exp()
    return e / e.sum(-1, keepdim=True)
