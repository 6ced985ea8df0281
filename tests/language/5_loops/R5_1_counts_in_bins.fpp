Function histogram(values, edges) -> counts:
    counts = zeros(edges.len() - 1)
    for v in values:
        for k in range(edges.len() - 1):
            if edges[k] <= v < edges[k + 1]: counts[k] += 1
print(histogram([0.5, 1.5, 1.7], [0.0, 1.0, 2.0]))  # expect: [1. 2.]
