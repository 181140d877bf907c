# gets: swapped
def lowest_point(ws, costs):
    place = costs.nan_to_num(nan=9e9).argmin()
    return costs[place].item(), ws[place].item()
