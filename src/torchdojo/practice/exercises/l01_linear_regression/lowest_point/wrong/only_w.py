# gets: wrong-type
def lowest_point(ws, costs):
    return ws[costs.argmin()].item()
