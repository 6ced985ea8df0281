Function topo(graph) -> order:
    order = []
    state = {}
    Function visit(n):
        if n in state: return
        state[n] = 1
        for each m in graph[n]: visit(m)
        order.insert(0, n)
    for each n in graph: visit(n)
print(topo({a: ["b", "c"], b: ["c"], c: []}))  # expect: ['a', 'b', 'c']
