Function insert_key(tree, key):
    if key < tree.key:
        if tree.left is none: tree.left = {key: key, left: none, right: none}
        else: insert_key(tree.left, key)
    else:
        if tree.right is none: tree.right = {key: key, left: none, right: none}
        else: insert_key(tree.right, key)
Function walk(tree, out):
    if tree is none: return
    walk(tree.left, out)
    out.append(tree.key)
    walk(tree.right, out)
root = {key: 5, left: none, right: none}
for k in [2, 8, 1, 9]: insert_key(root, k)
out = []
walk(root, out)
print(out)  # expect: [1, 2, 5, 8, 9]
