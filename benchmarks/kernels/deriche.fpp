// A recursive filter along the rows of an image, forwards and backwards.
Function deriche(image, a, b) -> Out:
    Forward = zeros(image.rows, image.cols)
    Backward = zeros(image.rows, image.cols)
    Out = zeros(image.rows, image.cols)
    for j from 1 to image.cols - 1:
        for i in image.rows:
            Forward[i][j] = a * image[i][j] + b * Forward[i][j - 1]
    for j from image.cols - 2 to 0 step -1:
        for i in image.rows:
            Backward[i][j] = a * image[i][j + 1] + b * Backward[i][j + 1]
    for i in image.rows:
        for j in image.cols:
            Out[i][j] = Forward[i][j] + Backward[i][j]
