# gets: means
def ends(outputs, lengths):
    return outputs.mean(dim=1)
