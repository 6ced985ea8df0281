FUNCTION double(value) -> f32:
    RETURN value * 2

step = 3
from = 1
For Each item In [1, 2]:
    print(double(item))
# expect: 2
# expect: 4
print(step + from)  # expect: 4
