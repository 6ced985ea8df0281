w = [0.5, -0.25, 2.0]
Function distance_from_w(T: Vector):
    total = 0
    for k in 3:
        total += (T[k] - w[k])^2
    return total

print(distance_from_w([1.5, 0.75, 2.0]))  # expect: 2.0

// What a loop adds up may be a row: where the text takes it for a number, it says so.
Function sum_of_ratios(T, by):
    total = 0
    for i in 3:
        total += T[i] / (1 + by * by)
    return total

print(sum_of_ratios([1.0, 2.0, 5.0], 2))  # expect: 1.6
