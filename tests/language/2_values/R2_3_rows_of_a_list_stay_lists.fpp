# R2.3: what only grows and is put into a list is seen there, as the list that it is.
Function inner(image: Tensor):
    out = []
    for i from 1 to image.rows - 2:
        line = []
        for j from 1 to image.cols - 2:
            line.append(image[i][j])
        out.append(line)
    return out

Function inside(image: Tensor) -> Tensor:
    out = []
    for i from 1 to image.rows - 2:
        line = []
        for j from 1 to image.cols - 2:
            line.append(image[i][j])
        out.append(line)
    return out

# expect: [[5, 6]]
print(inner([[1, 2, 3, 4], [4, 5, 6, 7], [7, 8, 9, 10]]))
# expect: [[5 6]]
print(inside([[1, 2, 3, 4], [4, 5, 6, 7], [7, 8, 9, 10]]))
