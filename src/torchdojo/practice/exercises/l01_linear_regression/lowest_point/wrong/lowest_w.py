# gets: lowest-w
def lowest_point(ws, costs):
    return ws.min().item(), costs.min().item()
