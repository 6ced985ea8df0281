a = []
name = ""
if not a and not name: print("both empty")  # expect: both empty
b = a or "default" 
print(b)  # expect: True
