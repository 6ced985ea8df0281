Function dijkstra(W, source) -> dist:
    n = W.rows
    dist = full(n, infinity)
    dist[source] = 0
    done = zeros(n)
    for step in range(n):
        u = -1
        for i in range(n):
            if done[i] == 0 and (u == -1 or dist[i] < dist[u]): u = i
        done[u] = 1
        for v in range(n):
            if W[u, v] > 0 and dist[u] + W[u, v] < dist[v]:
                dist[v] = dist[u] + W[u, v]
print(dijkstra([[0.0, 4.0, 1.0], [4.0, 0.0, 2.0], [1.0, 2.0, 0.0]], 0))  # expect: [0. 3. 1.]
