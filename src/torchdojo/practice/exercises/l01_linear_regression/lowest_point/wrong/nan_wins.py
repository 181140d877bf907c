# gets: nan-wins
def lowest_point(ws, costs):
    place = costs.argmin()
    return ws[place].item(), costs[place].item()
