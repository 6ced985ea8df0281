# given: Z = 5
// What a hole names is spelled exactly so, whatever else there is.
Z = // the input
z = 2
print(Z * z)
# expect: 10
