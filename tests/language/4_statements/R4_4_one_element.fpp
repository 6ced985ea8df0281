v = [5]
if v > 3: print("yes")  # expect: yes
if [0]: print("no")
