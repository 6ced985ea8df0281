s = """one
two "quoted" """
print(s)
# expect: one
# expect: two "quoted" 
