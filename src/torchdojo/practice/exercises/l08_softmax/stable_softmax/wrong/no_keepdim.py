# gets: raised
def softmax(logits):
    e = (logits - logits.amax(-1, keepdim=True)).exp()
    return e / e.sum(-1)
