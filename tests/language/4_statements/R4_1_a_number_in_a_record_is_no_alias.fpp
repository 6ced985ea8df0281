# R4.1: `op=` on a field or an item that is a number assigns; on a tensor it changes the tensor, which every alias sees.

Function field(z, D) -> Result:
    kept = {t: z}
    kept.t += z - min(D)
    return kept.t, z

Function item(z, D) -> Result:
    kept = []
    kept.append(z)
    kept[0] *= z - min(D)
    return kept[0], z

Function in_a_loop(z, D) -> Result:
    kept = {t: z}
    for row in D:
        kept["t"] -= z * min(row)
    return kept.t, z

Function changed_after(z) -> Result:
    kept = {t: z}
    kept.t /= 2
    z += 1
    return kept.t, z

print(field(3.0, [1, 2]))
# expect: (5.0, 3.0)
print(field([3.0, 4.0], [1, 2]))
# expect: ([5. 7.], [5. 7.])
print(item(3, [1, 2]))
# expect: (6, 3)
print(item([3.0, 4.0], [1, 2]))
# expect: ([ 6. 12.], [ 6. 12.])
print(in_a_loop(3.0, [[1, 2], [0.5, 4]]))
# expect: (-1.5, 3.0)
print(in_a_loop([1.0, 2.0], [[1, 2], [0.5, 4]]))
# expect: ([0. 0.], [0. 0.])
print(changed_after(3.0))
# expect: (1.5, 4.0)
print(changed_after([3.0, 4.0]))
# expect: ([2.5 3. ], [2.5 3. ])
