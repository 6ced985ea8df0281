// The kinetic and the potential energy of bodies.
Function nbody_energy(mass, Position, Velocity) -> Pair:
    kinetic = 0
    potential = 0
    for i in mass.len():
        for k in 3:
            kinetic += 0.5 * mass[i] * Velocity[i][k] ^ 2
    for i in mass.len():
        for j from i + 1 to mass.len() - 1:
            square = 0
            for k in 3:
                square += (Position[i][k] - Position[j][k]) ^ 2
            potential -= mass[i] * mass[j] / sqrt(square + 0.01)
    return kinetic, potential
