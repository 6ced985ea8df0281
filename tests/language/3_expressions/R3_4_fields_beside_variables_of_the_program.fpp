// A dot without brackets is a field, whatever variable of the program has its name.
Class Tree:
    Function init(self):
        self.root = none
    Function insert(self, key):
        if self.root is none:
            self.root = {key: key, left: none, right: none}
            return
        node = self.root
        while true:
            side = "left" if key < node.key else "right"
            if node[side] is none:
                node[side] = {key: key, left: none, right: none}
                return
            node = node[side]

Function walk(node, out):
    if node is none: return
    walk(node.left, out)
    out.append(node.key)
    walk(node.right, out)

left = 3
key = "k"
tree = Tree()
for number in [5, 2, 8]: tree.insert(number)
out = []
walk(tree.root, out)
print(out, left, key)  # expect: [2, 5, 8] 3 k
