// The mean of the data whose radius lies in each ring.
Function azimint(data, radius, rings: Integer) -> Means:
    largest = max(radius)
    Means = zeros(rings)
    for r in rings:
        low = largest * r / rings
        high = largest * (r + 1) / rings
        total = 0
        count = 0
        for i in data.len():
            if low <= radius[i] and radius[i] < high:
                total += data[i]
                count += 1
        if count > 0:
            Means[r] = total / count
