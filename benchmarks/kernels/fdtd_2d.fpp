// Waves on a grid: two components of the electric field, one of the magnetic field.
Function fdtd_2d(pulse, ex: Tensor, ey: Tensor, hz: Tensor):
    for t in pulse.len():
        for j in ey.cols:
            ey[0][j] = pulse[t]
        for i from 1 to ey.rows - 1:
            for j in ey.cols:
                ey[i][j] -= 0.5 * (hz[i][j] - hz[i - 1][j])
        for i in ex.rows:
            for j from 1 to ex.cols - 1:
                ex[i][j] -= 0.5 * (hz[i][j] - hz[i][j - 1])
        for i in hz.rows - 1:
            for j in hz.cols - 1:
                hz[i][j] -= 0.7 * (ex[i][j + 1] - ex[i][j] + ey[i + 1][j] - ey[i][j])
