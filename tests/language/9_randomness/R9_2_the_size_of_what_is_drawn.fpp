// Numbers that are only measured are drawn as well, in every pass of a loop.
seed(0)
w = zeros(3)
for i in 3: w[i] = normal(0, 1, [2, 3]).shape[1]
behind = random()
seed(0)
for i in 3: drawn = normal(0, 1, [2, 3])
print(w, behind == random())
# expect: [3. 3. 3.] True
