# gets: input-changed
def softmax(logits):
    logits.data -= logits.data.amax(-1, keepdim=True)
    return logits.exp() / logits.exp().sum(-1, keepdim=True)
