// How many steps each point of the plane takes to leave the circle of radius 2.
Function mandelbrot(xs, ys, limit: Integer) -> Counts:
    Counts = zeros(ys.len(), xs.len())
    for i in ys.len():
        for j in xs.len():
            re = 0.0
            im = 0.0
            count = 0
            while count < limit and re * re + im * im <= 4:
                t = re * re - im * im + xs[j]
                im = 2 * re * im + ys[i]
                re = t
                count += 1
            Counts[i][j] = count
