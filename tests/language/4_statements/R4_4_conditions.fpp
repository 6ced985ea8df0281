if 0 or "" or [].len() or none: print("never")
if "text" and 1: print("yes")     # expect: yes
if not {}: print("empty")         # expect: empty
if [3] > 2: print("one element")  # expect: one element
