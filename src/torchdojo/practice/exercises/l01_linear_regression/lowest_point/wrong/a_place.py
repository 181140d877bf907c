# gets: a-place
def lowest_point(ws, costs):
    return costs.argmin().item(), costs.min().item()
