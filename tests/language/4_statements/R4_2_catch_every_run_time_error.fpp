v = [1, 2]
zero = 0
r = {a: 1}
n = 0
try: y = v[7]
catch: n += 1
try: y = 1 / zero
catch error: n += 1
try: y = v + [1, 2, 3]
catch error: n += 1
try: y = r["zz"]
catch error: n += 1
try: y = number("abc")
catch error: n += 1
try: assert 1 > 2, "no"
catch error: n += 1
try: y = max(zeros(0))
catch error: n += 1
try: y = zeros(1.5 * 1)
catch error: n += 1
try: y = {}.pop() if false else [].pop()
catch error: n += 1
print(n)  # expect: 9
