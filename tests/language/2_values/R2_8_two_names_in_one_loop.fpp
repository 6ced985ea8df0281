// What one name changes, the other sees at once, in loops as well.
Function second_name(v: Tensor):
    w = v
    for i from 1 to v.len() - 1:
        w[i] = v[i - 1] + 1

Function a_row(M: Tensor):
    first = M[0]
    for i in M.rows:
        for j in M.cols:
            M[i][j] += first[j]

Function from_a_record(v: Tensor):
    kept = {values: v}
    w = kept.values
    for i in v.len():
        w[i] = v[v.len() - 1 - i]

Function itself(z): return z

Function from_a_call(v: Tensor):
    w = itself(v)
    for x in w:
        x += v[0]

total = [1, 1, 1, 1]
Function from_outside(v: Tensor):
    for i from 1 to v.len() - 1:
        v[i] = total[i - 1] * 2

v = [1, 5.0, 5, 5]
second_name(v)
print(v)  # expect: [1. 2. 3. 4.]
M = [[1, 2], [3, 4]]
a_row(M)
print(M)
# expect: [[2 4]
# expect:  [5 8]]
from_a_record(v)
print(v)  # expect: [4. 3. 3. 4.]
from_a_call(v)
print(v)  # expect: [ 8. 11. 11. 12.]
from_outside(total)
print(total)  # expect: [1 2 4 8]
