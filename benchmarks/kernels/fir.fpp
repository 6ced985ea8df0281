// A signal through a filter of few weights.
Function fir(signal, weights) -> Out:
    n = signal.len() - weights.len() + 1
    Out = zeros(n)
    for i in n:
        for k in weights.len():
            Out[i] += signal[i + k] * weights[k]
