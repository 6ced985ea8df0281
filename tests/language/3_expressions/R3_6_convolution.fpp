Function conv2d(image, kernel) -> out:
    h = image.rows - kernel.rows + 1
    w = image.cols - kernel.cols + 1
    out = zeros(h, w)
    for i in range(h):
        for j in range(w):
            out[i, j] = (image[i:i + kernel.rows, j:j + kernel.cols] * kernel).sum()
print(conv2d([[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0]], [[1.0, 0.0], [0.0, -1.0]]))
# expect: [[-4. -4.]
# expect:  [-4. -4.]]
