Class Node:
    Function init(self, value, next):
        self.value = value
        self.next = next

Class Chain:
    Function init(self):
        self.head = none
        self.length = 0

    Function push(self, value):
        self.head = Node(value, self.head)
        self.length += 1

    Function pop(self) -> value:
        node = self.head
        self.head = node.next
        self.length -= 1
        return node.value

    Function total(self) -> sum:
        sum = 0
        node = self.head
        while node != none:
            sum += node.value
            node = node.next

chain = Chain()
for i from 1 to 4:
    chain.push(i * i)
print(chain.length, chain.total())  # expect: 4 30
print(chain.pop(), chain.pop())     # expect: 16 9
print(chain.length, chain.total())  # expect: 2 5
