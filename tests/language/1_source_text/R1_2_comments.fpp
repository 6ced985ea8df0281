// A comment up to the end of the line, /* which starts nothing here
total = 1 + 2  # behind a statement
/* over
   lines */
message = "// no comment, # neither"
print(total)    # expect: 3
print(message)  # expect: // no comment, # neither
