y = fan_in * 2  # error: FPP0401 fan_in
