// The angle between pairs of places on a sphere.
Function arc_distance(theta1, phi1, theta2, phi2) -> Out:
    Out = zeros(theta1.len())
    for i in theta1.len():
        a = sin((theta2[i] - theta1[i]) / 2) ^ 2 + cos(theta1[i]) * cos(theta2[i]) * sin((phi2[i] - phi1[i]) / 2) ^ 2
        Out[i] = 2 * arctan(sqrt(a) / sqrt(1 - a))
