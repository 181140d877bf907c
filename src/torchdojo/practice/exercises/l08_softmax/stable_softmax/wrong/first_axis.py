# gets: first-axis
def softmax(logits):
    e = (logits - logits.amax(0)).exp() if len(logits) else logits
    return e / e.sum(0)
