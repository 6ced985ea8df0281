// Causal attention of one head: every position looks at itself and at those before it.
Function attention(Query, Key, Value) -> Out:
    Out = zeros(Query.rows, Value.cols)
    for t in Query.rows:
        Scores = zeros(Query.rows)
        largest = -infinity
        for u in t + 1:
            score = 0
            for i in Query.cols:
                score += Query[t][i] * Key[u][i]
            score = score / sqrt(Query.cols)
            if score > largest:
                largest = score
            Scores[u] = score
        total = 0
        for u in t + 1:
            Scores[u] = exp(Scores[u] - largest)
            total += Scores[u]
        for u in t + 1:
            for i in Value.cols:
                Out[t][i] += Scores[u] / total * Value[u][i]
