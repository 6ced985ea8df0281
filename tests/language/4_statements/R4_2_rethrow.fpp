try:
    try: throw Error("first")
    catch error: throw error
catch e2: print(e2.message)
# expect: first
