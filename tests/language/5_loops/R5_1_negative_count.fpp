n = -2
for i in n: print(i)
print("end")  # expect: end
