# says: use one name for it
W = [1.0, 2.0]
L = [[5.0, 6.0], [7.0, 8.0]]
items = []
items.append([3.0, 4.0])
items[0] = W
k = [1.5, 0.5]
items[0][0] = k[0]
Loss = sum(W ^ 3)
d = gradient of Loss with respect to k
