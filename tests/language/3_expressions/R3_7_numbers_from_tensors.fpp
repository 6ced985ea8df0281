v = [1.0, 0.0, -1.0]
print(v / 0, 1 / v, v / v, v[0] / v[1], v.sum() / 0, v.max() / 0, [2, 0] / 0)  # expect: [ inf  nan -inf] [ 1. inf -1.] [ 1. nan  1.] inf nan inf [inf nan]
