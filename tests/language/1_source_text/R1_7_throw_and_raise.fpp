try:
    Throw Error("no")
Catch error:
    print(error.message)
try:
    Raise Error("no2")
catch error:
    print(error.message)
# expect: no
# expect: no2
