// how often does each word occur
text = "the cat and the dog and the bird"
counts = {}
for word in text.split():
    if word not in counts:
        counts[word] = 0
    counts[word] += 1

for word in sorted(counts):
    print(word, counts[word])

longest = ""
for word in text.split(" "):
    if len(word) > len(longest):
        longest = word
print("longest:", longest)
print(text.replace("cat", "cow").upper())
reversed_text = ""
for letter in text:
    reversed_text = letter + reversed_text
print(reversed_text)
