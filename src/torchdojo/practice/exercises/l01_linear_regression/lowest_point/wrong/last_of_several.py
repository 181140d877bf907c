# gets: not-the-first
def lowest_point(ws, costs):
    costs = costs.nan_to_num(nan=float('inf'))
    place = (costs == costs.min()).nonzero()[-1, 0]
    return ws[place].item(), costs[place].item()
