# gets: highest
def lowest_point(ws, costs):
    place = costs.argmax()
    return ws[place].item(), costs[place].item()
