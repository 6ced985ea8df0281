Class Tree:
    Function init(self, value):
        self.value = value
        self.left = none
        self.right = none
    Function insert(self, value):
        if value < self.value:
            if self.left == none:
                self.left = Tree(value)
            else:
                self.left.insert(value)
        else:
            if self.right == none:
                self.right = Tree(value)
            else:
                self.right.insert(value)
    Function walk(self, found):
        if self.left != none:
            self.left.walk(found)
        found.append(self.value)
        if self.right != none:
            self.right.walk(found)
root = Tree(5)
for each v in [3, 8, 1, 4, 9]:
    root.insert(v)
found = []
root.walk(found)
print(found, root.left.right.value)
# expect: [1, 3, 4, 5, 8, 9] 4
