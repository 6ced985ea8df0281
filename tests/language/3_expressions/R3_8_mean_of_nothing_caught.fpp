// The mean and the median of nothing are errors that a program may catch, in the transpiled file too.
Function middle_of(x):
    try:
        return f"mean {mean(x)}, median {median(x)}"
    catch error:
        return "nothing"

Function told(f, x):
    try:
        return f(x)
    catch error:
        return "nothing"

print(middle_of([1, 2, 6]))  # expect: mean 3.0, median 2.0
print(middle_of(zeros(0)))  # expect: nothing
for each f in [mean, median, max, min, argmax, argmin]:
    print(told(f, zeros(0)))
# expect: nothing
# expect: nothing
# expect: nothing
# expect: nothing
# expect: nothing
# expect: nothing
try:
    print(mean(zeros(0, 3), axis=0))
catch error:
    print("no mean")  # expect: no mean
print(sum(zeros(0)), prod(zeros(0)), any(zeros(0)), all(zeros(0)))  # expect: 0.0 1.0 False True
