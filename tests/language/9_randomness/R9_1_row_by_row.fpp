seed(7)
T = zeros(2, 2)
for row in T:
    for col in row: col = Random_Normal(0, 1)
print(T)
# expect: [[ 0.00123015  0.29874554]
# expect:  [-0.27413786 -0.89059184]]
