Function f(x):
    // todo
for i in range(3):
    // nothing
if true:
    # none
else:
    # none
print("end")  # expect: end
