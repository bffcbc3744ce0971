# --- The flow: maps, gains, residuals, loss, rates, and values at fixed points. ---
NAMES = []       # modalities in the order of the leaves
LAYERS = {}      # modality: its layers from the input to the output, each a symbol of its norm
LENGTH = {}      # modality: the symbol of its length
MAP = {}         # modality: the symbol of its map
PRODUCT = {}     # map: the product of all layers on its path
GAIN, RESIDUAL, CORRELATION = {}, {}, {}
FORCE = {}       # modality: minus the slope of what is lowered by its map; the residual, unless there is another objective
COVARIANCE = {}  # (m, n): covariance
OUTPUT = None    # output variance
RATES = {}       # length or amplitude: its rate
POINTS = {}      # (m, learned set): the length at a fixed point
EQUATED = {}     # correlation: its value in lengths at fixed points


def architecture(output_variance):
    """Residuals, loss and rates from the products of the layers; checks that the flow is that of gradient descent."""
    global OUTPUT
    OUTPUT = output_variance
    for m in NAMES:
        RESIDUAL[m] = CORRELATION[m] - sum(COVARIANCE[m, n] * MAP[n] for n in NAMES)
    loss = (OUTPUT - 2 * sum(CORRELATION[m] * MAP[m] for m in NAMES)
            + sum(COVARIANCE[m, n] * MAP[m] * MAP[n] for m in NAMES for n in NAMES)) / 2
    for m in NAMES:
        require(is_zero(diff(loss, MAP[m]) + RESIDUAL[m]), 'the residual is not minus the slope of the loss')
        FORCE[m] = RESIDUAL[m]
    train({})
    return loss


def train(speeds, objective=None):
    """Each layer moves at its learning rate, 1 unless given, times minus the slope of the objective, which is of second degree in the maps."""
    if objective is not None:
        for m in NAMES:
            FORCE[m] = -derivative(objective, {MAP[m]: Integer(1)})
            for n in NAMES:
                second = derivative(FORCE[m], {MAP[n]: Integer(1)})
                require(all(is_zero(derivative(second, {MAP[k]: Integer(1)})) for k in NAMES), 'an objective of another degree')
    if LENGTH:
        for m in NAMES:
            RATES[LENGTH[m]] = speeds.get(LENGTH[m], 1) * GAIN[m] * FORCE[m]
    else:
        for a in sorted({a for path in LAYERS.values() for a in path}, key=str):
            RATES[a] = speeds.get(a, 1) * sum(FORCE[m] * diff(PRODUCT[MAP[m]], a) for m in NAMES)
    for m in NAMES:
        RATES[MAP[m]] = derivative(PRODUCT[MAP[m]], RATES)


def effective(m, n=None):
    """The moments of whose squared error the flow goes down: the correlation of m, or its covariance with n."""
    return FORCE[m].xreplace({MAP[k]: Integer(0) for k in NAMES}) if n is None else -derivative(FORCE[m], {MAP[n]: Integer(1)})


def balance(layers, norms, speeds={}):
    """Gradient descent on the layers one by one, at balance: every layer of an edge changes as its norm does."""
    products = {m: Mul(*[a for a in layers[m]]) for m in NAMES}
    for a in sorted({a for path in layers.values() for a in path}, key=str):
        slope = speeds.get(a, 1) * sum(FORCE[m] * diff(products[m], a) for m in NAMES).xreplace(norms)
        require(is_zero(closed(slope - derivative(norms[a], RATES))), 'layer ' + str(a) + ' leaves the balance')


def closed(e):
    """e in moments and lengths alone."""
    e = rebuilt(e, PRODUCT)
    return rebuilt(e, EQUATED) if EQUATED else e


def Dt(e):
    return derivative(e, RATES)


def D(e, variable):
    if variable in PRODUCT:
        return derivative(e, {variable: Integer(1)})
    return derivative(closed(e), {variable: Integer(1)})


TINY = positive('tiny')


def point(m, learned):
    name = 'u' + m + '{' + ','.join(n for n in NAMES if n in learned) + '}'
    return POINTS.setdefault((m, tuple(learned)), positive(name))


def towards(e, learned):
    """The value of e where the lengths that are not learned go to 0, after everything that cancels has cancelled."""
    near = rebuilt(e, {LENGTH[m]: TINY * LENGTH[m] for m in NAMES if m not in learned})
    above, below = fraction(together(near))
    above, below = reduced(above), reduced(below)
    if above == 0:
        return Integer(0)
    i, top = leading(above)
    j, bottom = leading(below)
    require(not is_zero(bottom), 'a limit whose leading terms cancel')
    if is_above_zero(i - j):
        return Integer(0)
    require(is_always_zero(i - j), 'no value at the fixed point')
    value = top / bottom
    unlearned = {LENGTH[m] for m in NAMES if m not in learned}
    if not unlearned.isdisjoint(value.free_symbols):
        value = together(value)
        from sympy import cancel
        value = cancel(value)
    require(unlearned.isdisjoint(value.free_symbols), 'a limit that depends on the direction')
    return value


def leading(polynomial):
    """The lowest power of the small factor, which may contain L and Lf, and what it is multiplied by."""
    powers = [f for f in FUNCTION if FUNCTION[f][:2] == ('pow', TINY) and polynomial.has(f)]
    exponents = [Integer(1)] + [FUNCTION[f][2] for f in powers]
    by = {}
    for monomial, c in Poly(polynomial, TINY, *powers).terms():
        order = expand(sum(k * e for k, e in zip(monomial, exponents)))
        # Orders may be equal only for the L and Lf of which the claim speaks.
        order = next((known for known in by if is_always_zero(known - order)), order)
        by[order] = by.get(order, 0) + rebuilt(c, {TINY: Integer(0)})
    for order, c in by.items():
        if all(order == other or is_above_zero(other - order) for other in by):
            return order, c
    raise Failed('which of the small terms is the larger one depends on the depths')


DEPTHS = []  # what is at least 0 for all L and Lf of which the claim speaks, linear in them


def is_above_zero(form):
    """True if a form that is linear in L and Lf is a sum of a number above 0 and multiples of those in DEPTHS."""
    return exceeds(form, lambda left: left > 0)


def is_always_zero(form):
    return all(exceeds(side, lambda left: left >= 0) for side in (form, -form))


def exceeds(form, enough):
    form = expand(form)
    symbols = sorted(form.free_symbols, key=str)
    if not symbols:
        return enough(form)
    known = DEPTHS + [Integer(0)]
    for f in known:
        for g in known:
            x, y = real('x'), real('y')
            rest = expand(form - x * f - y * g)
            from sympy import solve
            found = solve([rest.coeff(s) for s in set(symbols) | f.free_symbols | g.free_symbols], [x, y], dict=True)
            for values in found:
                a, b = values.get(x, Integer(0)), values.get(y, Integer(0))
                left = expand(form - a * f - b * g)
                if a.is_Rational and b.is_Rational and a >= 0 and b >= 0 and left.is_Rational and enough(left):
                    return True
    return False


def speaks_of_depths(conditions):
    """L and Lf of an architecture are whole numbers: a strict bound is one that is 1 higher."""
    if not DEPTHS:
        return conditions
    for sign, d in plain(conditions):
        d = expand(d)
        if d.free_symbols and all(str(s) in ('L', 'Lf') for s in d.free_symbols) and Poly(d).total_degree() == 1:
            if sign in ('>', '>=', '=='):
                DEPTHS.append(d - 1 if sign == '>' else d)
            if sign in ('<', '<=', '=='):
                DEPTHS.append(-d - 1 if sign == '<' else -d)
    return conditions


class NoFixedPoint(Exception):
    def __init__(self, modality, rate):
        super().__init__(modality)
        self.modality, self.rate = modality, rate


def at(e, learned):
    """The value at the fixed point where exactly these are learned; the flow vanishes there, which is checked."""
    learned = [m for m in NAMES if m in learned]
    outside = len(DOMAIN)
    e = sympify(e())
    inside = DOMAIN[outside:]
    del DOMAIN[outside:]
    maps = {MAP[m]: Integer(0) for m in NAMES}
    if learned:
        gram = Matrix([[effective(m, n) for n in learned] for m in learned])
        det = gram.det()
        numerator = gram.adjugate() * Matrix([effective(m) for m in learned])
        maps.update({MAP[m]: numerator[i] / det for i, m in enumerate(learned)})
    for m in NAMES:
        if m in learned:
            require(is_zero(FORCE[m].xreplace(maps)), 'what drives a learned modality is not 0')
        else:
            gain = towards(GAIN[m], learned)
            if gain != 0:
                lengths = {LENGTH[n]: point(n, learned) for n in learned}
                raise NoFixedPoint(m, rebuilt(gain * FORCE[m], {**maps, **lengths}))
    for sign, d in inside:
        try:
            d = value_there(d, learned, maps)
        except Failed:
            continue  # A divisor that vanishes with the lengths: the limit exists nevertheless.
        if d != 0:
            DOMAIN.append((sign, d))
    return value_there(e, learned, maps)


def value_there(e, learned, maps):
    e = rebuilt(e, {MAP[m]: PRODUCT[MAP[m]] for m in NAMES if m not in learned})
    value = towards(e, learned)
    lengths = {LENGTH[m]: point(m, learned) for m in learned if LENGTH[m] in symbols_within(value)}
    return rebuilt(value, {**maps, **lengths})


def symbols_within(e):
    found = set()
    for s in sympify(e).free_symbols:
        found.add(s)
        for part in ROOT[s][1:] if s in ROOT else FUNCTION.get(s, ())[1:]:
            found |= symbols_within(part)
    return found


def equate_lengths():
    """Lengths at fixed points are free; the correlations are what makes them lengths there: w = g u = least squares."""
    taken = set()
    for learned in sorted({key[1] for key in POINTS}, key=lambda s: (-len(s), s)):
        require(taken.isdisjoint(learned), 'lengths at two fixed points with a modality in common')
        taken |= set(learned)
        values = {LENGTH[m]: point(m, learned) if m in learned else Integer(0) for m in NAMES}
        maps = {n: rebuilt(PRODUCT[MAP[n]], values) for n in learned}
        for m in learned:
            part = diff(effective(m), CORRELATION[m])
            require(is_zero(effective(m) - part * CORRELATION[m]), 'lengths do not determine the correlation')
            EQUATED[CORRELATION[m]] = sum(maps[n] * effective(m, n) for n in learned) / part


VECTORS = []


def vector(name, norm):
    """norm: positive if its norm is assumed to be above 0, else real."""
    VECTORS.append(norm('vector ' + name))
    return VECTORS[-1]


def gram(a, b):
    i, j = sorted((VECTORS.index(a), VECTORS.index(b)))
    return (positive if i == j and VECTORS[i].is_positive else real)('dot(%s,%s)' % tuple(str(VECTORS[k]).split()[-1] for k in (i, j)))


def inner(x, y):
    """The inner product of two linear combinations of vectors."""
    return sum(diff(x, a) * diff(y, b) * gram(a, b) for a in VECTORS for b in VECTORS)


def minors(members, entry):
    """Principal minors of a symmetric matrix."""
    from itertools import combinations
    return [Matrix([[entry(a, b) for b in some] for a in some]).det()
            for k in range(1, len(members) + 1) for some in combinations(members, k)]


def finished(conditions, statement):
    """What holds always is added, lengths at fixed points are free, and all is expressed in lengths and moments."""
    if 1 < len(NAMES) <= 4 or len(NAMES) == 1:
        # The moments are those of data with linearly independent inputs.
        ALWAYS.extend(('>', d) for d in minors(NAMES, lambda m, n: COVARIANCE[m, n]))
        bordered = lambda m, n: (OUTPUT if m == n == '' else CORRELATION[m or n] if '' in (m, n) else COVARIANCE[m, n])
        ALWAYS.extend(('>=', d) for d in minors(NAMES + [''], bordered))
    if len(VECTORS) <= 4:
        ALWAYS.extend(('>=', d) for d in minors(VECTORS, gram))
    equate_lengths()
    for table in (DOMAIN, ALWAYS):
        table[:] = [mapped(p, closed) for p in table]
    return [mapped(p, closed) for p in conditions], mapped(statement, closed)
