"""What losses, optimizers and layers of the library do, as an expert writes it in NumPy, by hand."""

from __future__ import annotations

import numpy as np
from library_experts import log_softmax, sigmoid, softmax

EPSILON = np.finfo(float).eps


# losses.fpp


def mae(y, p):
    return np.abs(y - p).mean()


def mse(y, p):
    return ((y - p) ** 2).mean()


def hinge(p, y):
    return np.maximum(0, 1 - p * y)


def huber(p, y, delta=1):
    error = np.abs(p - y)
    return np.where(error <= delta, 0.5 * error**2, delta * (error - 0.5 * delta))


def bce(p, y):
    p = np.clip(p, EPSILON, 1 - EPSILON)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


def bce_logits(s, y):
    return np.maximum(s, 0) - s * y + np.log1p(np.exp(-np.abs(s)))


def cce(p, label):
    return -np.log(np.clip(p[label], EPSILON, 1 - EPSILON))


def cce_batch(P, labels):
    return -np.log(np.clip(P[np.arange(len(P)), labels], EPSILON, 1 - EPSILON)).mean()


def cce_one_hot(P, Y):
    return -(Y * np.log(np.clip(P, EPSILON, 1 - EPSILON))).sum() / len(P)


def cce_logits(S, labels):
    return -log_softmax(S)[np.arange(len(S)), labels].mean()


def nll(logs, labels):
    return -logs[np.arange(len(logs)), labels].mean()


def kl(p, q):
    kept = p != 0
    return (p[kept] * np.log(p[kept] / q[kept])).sum()


def js(p, q):
    m = (p + q) / 2
    return (kl(p, m) + kl(q, m)) / 2


def entropy(p):
    kept = p[p != 0]
    return -(kept * np.log(kept)).sum()


# loss_gradients.fpp


def mae_gradient(y, p):
    return np.sign(p - y) / y.size


def mse_gradient(y, p):
    return 2 * (p - y) / y.size


def hinge_gradient(p, y):
    return np.where(p * y < 1, -y, 0)


def huber_gradient(p, y, delta=1):
    return np.clip(p - y, -delta, delta)


def bce_gradient(p, y):
    p = np.clip(p, EPSILON, 1 - EPSILON)
    return (p - y) / (p * (1 - p))


def bce_logits_gradient(s, y):
    return sigmoid(s) - y


def cce_gradient(p, label):
    gradient = np.zeros(len(p))
    gradient[label] = -1 / max(p[label], EPSILON)
    return gradient


def cce_batch_gradient(P, labels):
    gradient = np.zeros(P.shape)
    rows = np.arange(len(P))
    gradient[rows, labels] = -1 / np.maximum(P[rows, labels], EPSILON) / len(P)
    return gradient


def cce_logits_gradient(S, labels):
    gradient = softmax(S)
    gradient[np.arange(len(S)), labels] -= 1
    return gradient / len(S)


def cce_one_hot_gradient(P, Y):
    return -Y / np.maximum(P, EPSILON) / len(P)


def nll_gradient(logs, labels):
    gradient = np.zeros(logs.shape)
    gradient[np.arange(len(logs)), labels] = -1 / len(logs)
    return gradient


def kl_gradient(p, q):
    return -np.divide(p, q, out=np.zeros_like(q), where=p != 0)


def js_gradient(p, q):
    return np.log(2 * q / (p + q)) / 2


def entropy_gradient(p):
    return -np.log(p) - 1


# optimizers.fpp


def sgd(W, g, rate):
    W -= rate * g


def momentum(W, g, v, rate, share=0.9):
    v *= share
    v += g
    W -= rate * v


def nesterov(W, g, v, rate, share=0.9):
    v *= share
    v += g
    W -= rate * (g + share * v)


def adagrad(W, g, s, rate):
    s += g**2
    W -= rate * g / (np.sqrt(s) + 1e-10)


def rmsprop(W, g, s, rate, rho=0.99):
    s *= rho
    s += (1 - rho) * g**2
    W -= rate * g / (np.sqrt(s) + 1e-8)


def adam(W, g, m, v, rate, t):
    m *= 0.9
    m += (1 - 0.9) * g
    v *= 0.999
    v += (1 - 0.999) * g**2
    m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
    W -= rate * m_hat / (np.sqrt(v_hat) + 1e-8)


def adamw(W, g, m, v, rate, t):
    W *= 1 - rate * 0.01
    adam(W, g, m, v, rate, t)


def solved(A, b):
    A, b, n = A.copy(), b.copy(), len(b)
    for k in range(n):
        pivot = k + np.abs(A[k:, k]).argmax()
        A[[k, pivot]], b[[k, pivot]] = A[[pivot, k]], b[[pivot, k]]
        factor = A[k + 1 :, k] / A[k, k]
        A[k + 1 :, k:] -= np.outer(factor, A[k, k:])
        b[k + 1 :] -= factor * b[k]
    x = np.zeros(n)
    for k in reversed(range(n)):
        x[k] = (b[k] - A[k, k + 1 :] @ x[k + 1 :]) / A[k, k]
    return x


def clipped(g, limit):
    return np.clip(g, -limit, limit)


def clipped_by_norm(g, most):
    norm = np.linalg.norm(g)
    return g * (most / norm) if norm > most else g


def l1(W, strength):
    return strength * np.abs(W).sum()


def l2(W, strength):
    return strength * (W**2).sum()


def l1_gradient(W, strength):
    return strength * np.sign(W)


def l2_gradient(W, strength):
    return 2 * strength * W


# schedules.fpp


def step_decay(rate, epoch, factor=0.5, every=10):
    return rate * factor ** np.floor(epoch / every)


def exponential_decay(rate, epoch, factor=0.95):
    return rate * factor**epoch


def cosine_annealing(rate, step, total, lowest=0):
    share = np.minimum(step, total) / total
    return lowest + (rate - lowest) * (1 + np.cos(np.pi * share)) / 2


def linear_warmup(rate, step, warmup):
    return rate * np.minimum(step / warmup, 1)


def warmup_cosine(rate, step, warmup, total):
    falling = cosine_annealing(rate, np.maximum(step - warmup, 0), total - warmup)
    return np.where(step < warmup, linear_warmup(rate, step, warmup), falling)


# normalization.fpp


def z_score(x):
    above = x - x.min()
    std = above.std(ddof=1)
    return (above - above.mean()) / (std if std > 0 else 1)


def z_score_columns(X):
    above = X - X.min(axis=0)
    std = above.std(axis=0)
    return (above - above.mean(axis=0)) / np.where(std > 0, std, 1)


def min_max(x):
    return (x - x.min()) / (x.max() - x.min())


def batch_norm(X, gamma, beta, mean, variance):
    mean *= 0.9
    mean += 0.1 * X.mean(axis=0)
    variance *= 0.9
    variance += 0.1 * X.var(axis=0, ddof=1)
    return gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + 1e-5) + beta


def batch_norm_inference(X, gamma, beta, mean, variance):
    return gamma * (X - mean) / np.sqrt(variance + 1e-5) + beta


def layer_norm(X, gamma, beta):
    return gamma * (X - X.mean(axis=-1, keepdims=True)) / np.sqrt(X.var(axis=-1, keepdims=True) + 1e-5) + beta


# calculus.fpp


def forward_difference(f, x, h=1e-8):
    return (f(x + h) - f(x)) / h


def backward_difference(f, x, h=1e-8):
    return (f(x) - f(x - h)) / h


def central_difference(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def power_rule(x, n):
    return n * x ** (n - 1)


def product_rule(f, f_slope, g, g_slope):
    return f_slope * g + f * g_slope


def quotient_rule(f, f_slope, g, g_slope):
    return (f_slope * g - f * g_slope) / g**2


def polynomial_derivative(coefficients):
    return coefficients[:-1] * np.arange(len(coefficients) - 1, 0, -1)


def polynomial_antiderivative(coefficients):
    return np.append(coefficients / np.arange(len(coefficients), 0, -1), 0)


def rotated(M, p, q, cosine, sine):
    M[p], M[q] = cosine * M[p] - sine * M[q], sine * M[p] + cosine * M[q]


# integration.fpp


def integral_of_polynomial(coefficients, a, b):
    antiderivative = np.polyint(coefficients)
    return np.polyval(antiderivative, b) - np.polyval(antiderivative, a)


# initialization.fpp


def zero_weights(inputs, neurons):
    return np.zeros((neurons, inputs))


def number_of_parameters(sizes):
    return (sizes[:-1] * sizes[1:] + sizes[1:]).sum()


# backpropagation.fpp


def dense_forward(X, W, b):
    return X @ W.T + b


def dense_backward(X, W, G):
    return G.T @ X, G.sum(axis=0), G @ W


def update_neurons(W, b, inputs, outputs, targets, slopes, rate):
    error = 2 * (outputs - targets) * slopes
    W -= rate * np.outer(error, inputs)
    b -= rate * error


def two_layer_forward(X, W1, b1, W2, b2):
    hidden = sigmoid(X @ W1.T + b1)
    return hidden, sigmoid(hidden @ W2.T + b2)


def dense_forward_columns(X, W, b):
    return W @ X + b[:, None]


def dense_backward_columns(X, W, G):
    return G @ X.T, G.sum(axis=1), W.T @ G


def two_layer_backward(X, Y, hidden, output, W2):
    output_error = 2 * (output - Y) / output.size * output * (1 - output)
    hidden_error = output_error @ W2 * hidden * (1 - hidden)
    return hidden_error.T @ X, hidden_error.sum(axis=0), output_error.T @ hidden, output_error.sum(axis=0)


def gradient_after_layers(depth, slope):
    return slope**depth


# data.fpp


def accuracy(predicted, actual):
    return (predicted == actual).mean()


def confusion(actual, predicted, classes):
    counts = np.zeros((classes, classes))
    np.add.at(counts, (actual, predicted), 1)
    return counts
