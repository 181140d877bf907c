# gets: only-the-example
def softmax(logits):
    e = logits.clamp(-50, 50).exp()
    return e / e.sum(-1, keepdim=True)
