"""The kernels of `kernels/` as a NumPy expert writes them, in the form in which they are published for PolyBench and NPBench.

Each function has the name and the parameters of the FPP function that it is measured against. Written from the algorithms; the list of
kernels goes back to PolyBench (UIUC licence), NPBench (BSD-3) and llm.c (MIT).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

Array = np.ndarray[Any, Any]


def adamw(W, g, m, v, rate=0.001, t=7):
    m[:] = 0.9 * m + 0.1 * g
    v[:] = 0.999 * v + 0.001 * g**2
    m_hat = m / (1 - 0.9**t)
    v_hat = np.abs(v) / (1 - 0.999**t)
    W -= rate * (m_hat / (np.sqrt(v_hat) + 1e-8) + 0.01 * W)


def arc_distance(theta1, phi1, theta2, phi2):
    a = np.sin((theta2 - theta1) / 2) ** 2 + np.cos(theta1) * np.cos(theta2) * np.sin((phi2 - phi1) / 2) ** 2
    return 2 * np.arctan(np.sqrt(a) / np.sqrt(1 - a))


def atax(A, x):
    return (A @ x) @ A


def attention(Query, Key, Value):
    scores = Query @ Key.T / np.sqrt(Query.shape[1])
    scores[np.triu_indices(len(scores), 1)] = -np.inf
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True) @ Value


def azimint(data, radius, rings):
    largest = radius.max()
    means = np.zeros(rings)
    for r in range(rings):
        inside = (largest * r / rings <= radius) & (radius < largest * (r + 1) / rings)
        if inside.any():
            means[r] = data[inside].mean()
    return means


def bicg(A, r, p):
    return r @ A, A @ p


def cholesky(A):
    A[0, 0] = np.sqrt(A[0, 0])
    for i in range(1, len(A)):
        for j in range(i):
            A[i, j] -= A[i, :j] @ A[j, :j]
            A[i, j] /= A[j, j]
        A[i, i] -= A[i, :i] @ A[i, :i]
        A[i, i] = np.sqrt(A[i, i])


def conv2d_bias(image, kernel, bias):
    return np.einsum("ijpq,pq->ij", sliding_window_view(image, kernel.shape), kernel) + bias


def correlation(data):
    n = len(data)
    mean, deviation = data.mean(axis=0), data.std(axis=0)
    deviation[deviation <= 0.1] = 1
    scaled = (data - mean) / (np.sqrt(n) * deviation)
    return scaled.T @ scaled


def covariance(data):
    centred = data - data.mean(axis=0)
    return centred.T @ centred / (len(data) - 1)


def cross_entropy(P, labels):
    return -np.log(P[np.arange(len(labels)), labels]).mean()


def dense(X, W, bias):
    return X @ W.T + bias


def dense_back(X, W, dY):
    return dY @ W, dY.T @ X, dY.sum(axis=0)


def deriche(image, a, b):
    forward, backward = np.zeros_like(image), np.zeros_like(image)
    for j in range(1, image.shape[1]):
        forward[:, j] = a * image[:, j] + b * forward[:, j - 1]
    for j in range(image.shape[1] - 2, -1, -1):
        backward[:, j] = a * image[:, j + 1] + b * backward[:, j + 1]
    return forward + backward


def doitgen(A, C):
    A[:] = A @ C


def durbin(r):
    y = np.empty_like(r)
    alpha, beta, y[0] = -r[0], 1.0, -r[0]
    for k in range(1, len(r)):
        beta *= 1 - alpha * alpha
        alpha = -(r[k] + r[:k][::-1] @ y[:k]) / beta
        y[:k] += alpha * y[:k][::-1]
        y[k] = alpha
    return y


def encoder(Table, Positions, tokens):
    return Table[tokens] + Positions


def encoder_back(dOut, tokens):
    dTable = np.zeros((9, dOut.shape[1]))
    np.add.at(dTable, tokens, dOut)
    return dTable


def fdtd_2d(pulse, ex, ey, hz):
    for strength in pulse:
        ey[0, :] = strength
        ey[1:, :] -= 0.5 * (hz[1:, :] - hz[:-1, :])
        ex[:, 1:] -= 0.5 * (hz[:, 1:] - hz[:, :-1])
        hz[:-1, :-1] -= 0.7 * (ex[:-1, 1:] - ex[:-1, :-1] + ey[1:, :-1] - ey[:-1, :-1])


def fir(signal, weights):
    return np.correlate(signal, weights, "valid")


def floyd_warshall(D):
    for k in range(len(D)):
        D[:] = np.minimum(D, D[:, k, None] + D[None, k, :])


def gelu_back(X, Upstream):
    scale = np.sqrt(2 / np.pi)
    t = np.tanh(scale * (X + 0.044715 * X * X * X))
    slope = scale * (1 + 3 * 0.044715 * X * X)
    return (0.5 * (1 + t) + 0.5 * X * (1 - t * t) * slope) * Upstream


def gemm(alpha, beta, A, B, C):
    C[:] = alpha * A @ B + beta * C


def gemver(alpha, beta, A, u1, v1, u2, v2, w, x, y, z):
    A += np.outer(u1, v1) + np.outer(u2, v2)
    x += beta * y @ A + z
    w += alpha * A @ x


def gesummv(alpha, beta, A, B, x):
    return alpha * A @ x + beta * B @ x


def go_fast(A):
    return A + np.tanh(np.diagonal(A)).sum()


def gramschmidt(A):
    A = A.copy()
    Q, R = np.zeros_like(A), np.zeros((A.shape[1], A.shape[1]))
    for k in range(A.shape[1]):
        R[k, k] = np.sqrt(A[:, k] @ A[:, k]) + 0.001
        Q[:, k] = A[:, k] / R[k, k]
        R[k, k + 1 :] = Q[:, k] @ A[:, k + 1 :]
        A[:, k + 1 :] -= np.outer(Q[:, k], R[k, k + 1 :])
    return Q, R


def heat_3d(steps, A, B):
    for _ in range(steps):
        B[1:-1, 1:-1, 1:-1] = A[1:-1, 1:-1, 1:-1] + 0.125 * (
            (A[2:, 1:-1, 1:-1] - 2 * A[1:-1, 1:-1, 1:-1] + A[:-2, 1:-1, 1:-1])
            + (A[1:-1, 2:, 1:-1] - 2 * A[1:-1, 1:-1, 1:-1] + A[1:-1, :-2, 1:-1])
            + (A[1:-1, 1:-1, 2:] - 2 * A[1:-1, 1:-1, 1:-1] + A[1:-1, 1:-1, :-2])
        )
        A[1:-1, 1:-1, 1:-1] = B[1:-1, 1:-1, 1:-1]


def jacobi_1d(steps, A, B):
    for _ in range(steps):
        B[1:-1] = (A[:-2] + A[1:-1] + A[2:]) / 3
        A[1:-1] = (B[:-2] + B[1:-1] + B[2:]) / 3


def jacobi_2d(steps, A, B):
    for _ in range(steps):
        B[1:-1, 1:-1] = 0.2 * (A[1:-1, 1:-1] + A[1:-1, :-2] + A[1:-1, 2:] + A[2:, 1:-1] + A[:-2, 1:-1])
        A[1:-1, 1:-1] = 0.2 * (B[1:-1, 1:-1] + B[1:-1, :-2] + B[1:-1, 2:] + B[2:, 1:-1] + B[:-2, 1:-1])


def layer_norm(X, gain, shift):
    centred = X - X.mean(axis=1, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5) * gain + shift


def layer_norm_back(X, gain, Upstream):
    centred = X - X.mean(axis=1, keepdims=True)
    s = 1 / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5)
    scaled, slope = centred * s, gain * Upstream
    dX = (slope - slope.mean(axis=1, keepdims=True) - scaled * (slope * scaled).mean(axis=1, keepdims=True)) * s
    return dX, (scaled * Upstream).sum(axis=0), Upstream.sum(axis=0)


def lu(A):
    for i in range(len(A)):
        for j in range(i):
            A[i, j] -= A[i, :j] @ A[:j, j]
            A[i, j] /= A[j, j]
        for j in range(i, len(A)):
            A[i, j] -= A[i, :i] @ A[:i, j]


def mandelbrot(xs, ys, limit):
    C = xs + ys[:, None] * 1j
    Z = np.zeros_like(C)
    Counts = np.zeros(C.shape)
    for _ in range(limit):
        inside = Z.real * Z.real + Z.imag * Z.imag <= 4
        if not inside.any():
            break
        Z[inside] = Z[inside] * Z[inside] + C[inside]
        Counts[inside] += 1
    return Counts


def mvt(A, x1, x2, y1, y2):
    x1 += A @ y1
    x2 += y2 @ A


def nbody_energy(mass, Position, Velocity):
    kinetic = 0.5 * (mass[:, None] * Velocity**2).sum()
    difference = Position[:, None, :] - Position[None, :, :]
    distance = np.sqrt((difference**2).sum(axis=-1) + 0.01)
    above = np.triu_indices(len(mass), 1)
    return kinetic, -(np.outer(mass, mass)[above] / distance[above]).sum()


def softmax_cross_entropy_back(P, labels):
    slope = P.copy()
    slope[np.arange(len(P)), labels] -= 1
    return slope / len(P)


def spmv(starts, columns, values, x):
    y = np.empty(len(starts) - 1)
    for i in range(len(y)):
        part = slice(starts[i], starts[i + 1])
        y[i] = values[part] @ x[columns[part]]
    return y


def symm(alpha, beta, A, B, C):
    row = np.empty(C.shape[1])
    C *= beta
    for i in range(len(C)):
        for j in range(C.shape[1]):
            C[:i, j] += alpha * B[i, j] * A[i, :i]
            row[j] = B[:i, j] @ A[i, :i]
        C[i, :] += alpha * B[i, :] * A[i, i] + alpha * row


def syr2k(alpha, beta, A, B, C):
    for i in range(len(A)):
        C[i, : i + 1] *= beta
        for k in range(A.shape[1]):
            C[i, : i + 1] += A[: i + 1, k] * alpha * B[i, k] + B[: i + 1, k] * alpha * A[i, k]


def syrk(alpha, beta, A, C):
    for i in range(len(A)):
        C[i, : i + 1] *= beta
        for k in range(A.shape[1]):
            C[i, : i + 1] += alpha * A[i, k] * A[: i + 1, k]


def three_products(A, B, C, D):
    return A @ B @ (C @ D)


def trisolv(L, b):
    x = np.empty(len(L))
    for i in range(len(L)):
        x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x


def trmm(alpha, A, B):
    for i in range(len(B)):
        for j in range(B.shape[1]):
            B[i, j] += A[i + 1 :, i] @ B[i + 1 :, j]
    B *= alpha


def two_products(alpha, beta, A, B, C, D):
    D[:] = alpha * A @ B @ C + beta * D
