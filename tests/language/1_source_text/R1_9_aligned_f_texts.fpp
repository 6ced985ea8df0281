for i, name in enumerate(["Ada", "Bob"]):
    print(f"{i + 1:>2}. {name:<5}|{i / 3:.1%}")
# expect:  1. Ada  |0.0%
# expect:  2. Bob  |33.3%
