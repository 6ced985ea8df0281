// An image and a kernel of weights, and a bias.
Function conv2d_bias(image, kernel, bias) -> Out:
    height = image.rows - kernel.rows + 1
    width = image.cols - kernel.cols + 1
    Out = zeros(height, width)
    for i in height:
        for j in width:
            total = bias
            for p in kernel.rows:
                for q in kernel.cols:
                    total += image[i + p][j + q] * kernel[p][q]
            Out[i][j] = total
