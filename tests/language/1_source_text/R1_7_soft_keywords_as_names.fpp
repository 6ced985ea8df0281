step = 2; to = 3; from = 1; use = 4; each = 5; until = 6; mod = 7; div = 8; super = 9; then = 10; class = 1; phrase = 2; repeat = 5; assert = 4
print(step + to + from + use + each + until + mod + div + super + then + class + phrase + repeat + assert)  # expect: 67
for i from from to to step step: print(i)
# expect: 1
# expect: 3
