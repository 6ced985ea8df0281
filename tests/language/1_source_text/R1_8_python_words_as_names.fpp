lambda = 0.1
class = 2
async = 3
np = 4
yield = 5
del = 6
print_me = 7
nonlocal = 8
with = 1
as = 2
await = 3
match = 4
list = 5
str = 6
int = 7
print(lambda + class + async + np + yield + del + nonlocal + with + as + await + match + list + str + int)  # expect: 56.1
