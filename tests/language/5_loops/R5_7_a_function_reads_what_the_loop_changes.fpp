// A function that a loop calls sees what the passes before have changed.
T = [1.0, 2, 3, 4]

Function first() -> f32:
    return T[1]

Function grow(n: Integer):
    for i from 1 to n - 1:
        T[i] = T[i] + first()

grow(4)
print(T)  # expect: [1. 4. 7. 8.]

for i from 1 to 3:
    T[i] = T[i] + first()
print(T)  # expect: [ 1.  8. 15. 16.]

// What it reads later is there.
t = 0
v = [1, 2, 3.5]
w = zeros(3)

Function last() -> f32:
    return t

for i in 3:
    t = v[i] * 2
    w[i] = t + 1
print(w, last())  # expect: [3. 5. 8.] 7.0
for i in 3:
    t = v[i]
    w[i] = t
print(w, last())  # expect: [1.  2.  3.5] 3.5
