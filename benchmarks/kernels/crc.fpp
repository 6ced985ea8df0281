// A checksum of bytes, bit by bit.
Function crc(data: Tensor) -> Integer:
    rest = 65535
    for byte in data:
        current = byte
        for k in 8:
            low = (rest mod 2 + current mod 2) mod 2
            rest = rest div 2
            if low == 1:
                rest = rest + 33800 - 2 * (rest mod 1)
            current = current div 2
    return rest
