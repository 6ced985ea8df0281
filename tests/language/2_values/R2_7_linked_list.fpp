head = none
for v in [3, 2, 1]: head = {value: v, next: head}
total = 0
node = head
while node is not none:
    total = total * 10 + node.value
    node = node.next
print(total)  # expect: 123
