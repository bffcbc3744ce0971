# --- Stability: the Jacobian of the balanced flow at a fixed point. ---
EDGES = []  # (modalities below, number of layers) of every edge
#
# What is checked: rows of learned lengths have no entry for the others; their block is -(G S G) K, with the gains G = diag(g) > 0, the covariance S of
# their inputs and K = diag(layers of its own) + sum over shared edges of layers * u u' / N^2; the rate of a length that is not learned is, to lowest
# order, c * residual * length^p with c > 0. What is rested upon: S and K are positive definite, and minus a product of two such matrices has eigenvalues
# below 0 only; where lengths that are not learned share all of an edge with p = 1, its amplitudes have eigenvalues plus and minus c * |residuals|.


def pinned():
    """L and Lf, where equations give them."""
    from sympy import solve
    values = {}
    for d in DEPTHS:
        if expand(-d) in [expand(other) for other in DEPTHS]:
            d = expand(d).xreplace(values)
            if len(d.free_symbols) == 1:
                symbol, = d.free_symbols
                values[symbol], = solve(d, symbol)
    return values


def escape(m, learned):
    """How a length that is not learned starts to move: alone, with others, or too slowly for the Jacobian to see."""
    near = rebuilt(GAIN[m], {LENGTH[n]: TINY * LENGTH[n] for n in NAMES if n not in learned})
    near = rebuilt(near, pinned())
    above, below = fraction(together(near))
    (i, top), (j, bottom) = leading(reduced(above)), leading(reduced(below))
    order = expand(i - j)
    if is_above_zero(order - 1):
        return 'slowly'
    require(is_always_zero(order - 1), 'how ' + m + ' escapes differs between the depths')
    factor = together(top / bottom / power(LENGTH[m], order))
    if symbols_within(factor).isdisjoint({LENGTH[n] for n in NAMES if n not in learned}):
        require(is_positive(factor), 'the sign of the gain of ' + m)
        return 'alone'
    return 'with others'


def own_layers(m):
    return sum(layers for names, layers in EDGES if names == [m])


def jacobian(m, n):
    """The derivative of the rate of a length by another, with residuals as they are."""
    slope = lambda e: derivative(e, {LENGTH[n]: Integer(1)})
    return (slope(GAIN[m]) * RESIDUAL[m]
            - GAIN[m] * sum(COVARIANCE[m, k] * slope(PRODUCT[MAP[k]]) for k in NAMES))


def curvature(k, n):
    """The entry of K."""
    shared = [(names, layers) for names, layers in EDGES if len(names) > 1 and k in names and n in names]
    return (own_layers(k) if k == n else 0) + sum(
        layers * LENGTH[k] * LENGTH[n] / sum(LENGTH[i]**2 for i in names) for names, layers in shared)


def check_learned(learned):
    for m in learned:
        require(is_above_zero(expand(own_layers(m))), m + ' has no layers of its own')
        for n in NAMES:
            entry = at(lambda: jacobian(m, n), learned)
            if n in learned:
                entry += at(lambda: GAIN[m] * sum(COVARIANCE[m, k] * GAIN[k] * curvature(k, n) for k in learned), learned)
            require(is_zero(entry), 'the Jacobian has another form: ' + m + ', ' + n)


def stability(names, stable):
    """Stable: all eigenvalues are below 0; unstable: one is above 0."""
    learned = [m for m in NAMES if m in names]
    before, outside = set(POINTS), len(DOMAIN)
    check_learned(learned)
    kinds = {m: escape(m, learned) for m in NAMES if m not in learned}
    # The lengths there were needed for the check only.
    for key in set(POINTS) - before:
        del POINTS[key]
    del DOMAIN[outside:]
    ALWAYS.extend(('>', at(lambda: MAP[m], learned)) for m in learned)  # lengths have no sign: the maps learned are positive
    residuals = {m: at(lambda: RESIDUAL[m], learned) for m in kinds}
    if stable:
        if any(kind != 'alone' for kind in kinds.values()):
            return ('any', [])
        return ('all', [('<', residuals[m]) for m in kinds])
    return ('any', [('>' if kind == 'alone' else '!=', residuals[m]) for m, kind in kinds.items() if kind != 'slowly'])


