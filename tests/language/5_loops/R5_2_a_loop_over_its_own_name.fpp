// What is walked is settled when the loop begins; the name then stands for its elements.
xs = [1, 2, 3]
for xs in xs[0:2]:
    print(xs)
# expect: 1
# expect: 2
word = "abc"
kept = []
for word in word[1:]:
    if kept.len() == 0: kept.append(word)
print(kept)  # expect: ['b']
