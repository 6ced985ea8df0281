// Causal attention of one head: every position looks at itself and at those before it.
Function attention(Query, Key, Value) -> Out:
    Scores = zeros(Query.rows, Query.rows)
    Out = zeros(Query.rows, Value.cols)
    for t in Query.rows:
        largest = -infinity
        for u in t + 1:
            score = 0
            for i in Query.cols:
                score += Query[t][i] * Key[u][i]
            score = score / sqrt(Query.cols)
            if score > largest:
                largest = score
            Scores[t][u] = score
        total = 0
        for u in t + 1:
            Scores[t][u] = exp(Scores[t][u] - largest)
            total += Scores[t][u]
        for u in t + 1:
            Scores[t][u] /= total
        for u in t + 1:
            for i in Value.cols:
                Out[t][i] += Scores[t][u] * Value[u][i]
