Class Node:
    Function init(self, next):
        self.next = next
    Function depth(self) -> n: return 1

node = Node(none)
for i in 2:
    node = node.next
    print(node.depth())  # error: FPP0541 `node` is none
