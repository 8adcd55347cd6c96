//! Special functions, distributions, ranks and a seeded generator: the only home of transcendental functions.
