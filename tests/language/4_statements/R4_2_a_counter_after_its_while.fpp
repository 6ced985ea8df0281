# R4.2: a counter of a `while` loop is, behind it, what ended the loop: after a branch, and in the next pass of a loop around.
Function in_a_branch(r: Tensor, z):
    if z > 0:
        c = 0
        while c < r.len():
            r[c] = 1
            c += 1
    else:
        c = -1
    return c

Function in_the_next_pass(A: Tensor, r: Tensor):
    c = 5
    for i in A.rows:
        r[i] = c
        c = 0
        while c < A.cols:
            A[i][c] = 1
            c += 1
    return r

Function in_a_branch_of_a_pass(A: Tensor, r: Tensor):
    for i in A.rows:
        if r[i] > 0:
            c = 0
            while c < A.cols:
                A[i][c] = 1
                c += 2
        else:
            c = 7
        r[i] = c
    return r

# expect: 3 -1
print(in_a_branch([0, 0, 0], 1), in_a_branch([0, 0, 0], 0))
# expect: [5 3 3]
print(in_the_next_pass(zeros(3, 3), [0, 0, 0]))
# expect: [7 4]
print(in_a_branch_of_a_pass(zeros(2, 3), [0, 1]))
