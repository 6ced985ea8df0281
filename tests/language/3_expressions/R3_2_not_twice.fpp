# R3.2: `not` gives true or false, twice as well, whatever it is asked of.
items = []
for i in 3: items.append(i)
print(not (not items), not (not "abc"), not (not 5), not (not {a: 1}))  # expect: True True True True
n = 3
n += not (not items)
print(n, not (not n), not not not n)  # expect: 4 True False
full = false if not items else true
print(full)  # expect: True
Function is_there(a) -> f32:
    if not a: return false
    return true
print(is_there("x"), is_there(items), is_there(0))  # expect: True True False
