# gets: input-changed
def lowest_point(ws, costs):
    place = costs.nan_to_num(nan=float('inf')).argmin()
    w, cost = ws[place].item(), costs[place].item()
    costs.clamp_(min=1.0)
    return w, cost
