Class Stack:
    Function init(self):
        self.items = []
    Function push(self, item):
        self.items.append(item)
    Function pop(self) -> item:
        return self.items.pop()
    Function is_empty(self) -> Bool:
        return self.items.len() == 0

Class Queue(Stack):
    Function pop(self) -> item:
        return self.items.pop(0)

Function pour(from_where, to_where):
    while not from_where.is_empty():
        to_where.push(from_where.pop())

stack = Stack()
queue = Queue()
for each letter in "abc":
    stack.push(letter)
pour(stack, queue)
print(stack.is_empty(), queue.items)       # expect: True ['c', 'b', 'a']
print(queue.pop() + queue.pop())           # expect: cb
