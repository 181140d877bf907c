# gets: not-normalised
def softmax(logits):
    return (logits - logits.amax(-1, keepdim=True)).exp()
