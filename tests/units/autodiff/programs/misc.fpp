# inputs: {'x': [0.3, 0.9, 1.7]}
Loss = sum(sin(x) * cos(x) + tan(x/3) + arctan(x) + sinh(x) + cosh(x) + erf(x) + log2(x) + log10(x) + 2^x + x^x + x^-1 + x^0.5 + cumsum(x) * x + sort(x) * [1.0, 2.0, 3.0])
g_x = gradient of Loss w.r.t. x
