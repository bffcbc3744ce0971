# --- Proof: comparisons (sign, difference), joined by ('all', parts) and ('any', parts). ---
OPPOSITE = {'<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '=='}
CERTIFICATES = []
ALWAYS = []  # what holds without being said: of moments, of layer numbers, of inner products


def compare(a, sign, b):
    return (sign, a - b)


def negated(p):
    if p[0] in ('all', 'any'):
        return ('any' if p[0] == 'all' else 'all', [negated(q) for q in p[1]])
    return (OPPOSITE[p[0]], p[1])


def implies(p, q):
    return ('any', [negated(p), q])


def mapped(p, change):
    return (p[0], [mapped(q, change) for q in p[1]]) if p[0] in ('all', 'any') else (p[0], change(p[1]))


def alternatives(p):
    if p[0] == 'any':
        return [one for q in p[1] for one in alternatives(q)]
    if p[0] == 'all':
        found = [[]]
        for q in p[1]:
            found = [a + b for a in found for b in alternatives(q)]
        return found
    return [[p]]


def plain(conditions):
    """The comparisons that hold in any case."""
    return [c for p in conditions for c in (plain(p[1]) if p[0] == 'all' else [] if p[0] == 'any' else [p])]


def solved(e, x, excess):
    """x from e = excess, if e is linear in x with a slope of known sign."""
    slope = diff(e, x)
    if x in slope.free_symbols or any(x in symbols_within(s) - {s} for s in e.free_symbols):
        return None
    if not (is_positive(slope) or is_positive(expand(-slope))):
        return None
    return together((excess - e.xreplace({x: Integer(0)})) / slope)


def substitutions(conditions):
    """Equations give a symbol; strict inequalities give one in terms of a positive symbol, the difference of the sides."""
    found, pending = [], [(s, together(expand(d))) for s, d in plain(conditions)]

    def use(values):
        found.append(values)
        pending[:] = [(s, rebuilt(d, values)) for s, d in pending]

    for i in range(len(pending)):
        s, d = pending[i]
        if s == '==':
            for x in sorted(d.free_symbols, key=lambda y: (bool(y.is_positive), str(y))):
                value = solved(d, x, Integer(0)) if x not in ROOT and x not in FUNCTION else None
                if value is not None and (not x.is_positive or is_positive(value)):
                    use({x: value})
                    break
    for lower in (True, False):
        for i in range(len(pending)):
            s, d = pending[i]
            if s not in ('<', '>'):
                continue
            for x in sorted(d.free_symbols, key=str):
                if x in ROOT or x in FUNCTION or str(x).startswith('excess'):
                    continue
                value = solved(d if s == '>' else -d, x, positive('excess' + str(i)))
                if value is not None and (is_positive(value) or not (x.is_positive or lower)):
                    use({x: value})
                    break
    return found


def prove(statement, conditions):
    """Proves the statement wherever the conditions hold and all of it has a value."""
    if statement[0] == 'all':
        for part in statement[1]:
            prove(part, conditions)
        return
    if statement[0] == '==':
        difference = statement[1]
        if is_zero(difference):
            return
        for values in substitutions(conditions):
            difference = rebuilt(difference, values)
        if is_zero(difference):
            return
    for case in alternatives(('all', conditions + [negated(statement)])):
        require(is_impossible(case), 'no certificate for a case: ' + '; '.join(s + ' 0: ' + str(d) for s, d in case))


def is_impossible(case):
    if any(c.refutes(case) for c in CERTIFICATES):
        return True
    sign, difference = case[-1]
    if sign == '!=':
        return all(any(c.refutes(case[:-1] + [(s, difference)]) for c in CERTIFICATES) for s in '<>')
    return False


class Certificate:
    """0 = sum of terms + sum of cofactor * equation, each term at least 0 and one above 0: a contradiction.

    variables: what those of the ring stand for; facts: (polynomial, sign, reason); terms: (weight, {fact: exponent},
    monomial, square); cofactors: {fact with sign ==: polynomial}."""

    def __init__(self, ring, variables, facts, summands, cofactors):
        self.ring, self.variables, self.facts = ring, variables, facts
        self.summands, self.cofactors = summands, cofactors
        self.positive = [is_positive(v) for v in variables]
        self.nonnegative = [is_nonnegative(v) for v in variables]
        self.check()

    def check(self):
        for i, fact in enumerate(self.facts):
            require(self.follows(i, *fact), 'fact %d does not follow: %s' % (i, fact))
        total = self.ring.zero
        require(all(self.allowed(t, len(self.facts)) for t in self.summands), 'a term may be below 0')
        require(any(self.strict(t) for t in self.summands), 'no term is above 0')
        for t in self.summands:
            total += self.expanded(t)
        for i, cofactor in self.cofactors.items():
            require(self.facts[i][1] == '==', 'a cofactor of what is no equation')
            total += cofactor * self.facts[i][0]
        require(total == 0, 'the identity is not 0: ' + str(total))

    def value(self, polynomial):
        return Add(*[Rational(c.numerator, c.denominator) * Mul(*[x ** k for x, k in zip(self.variables, m)])
                     for m, c in polynomial.terms() if c != 0])

    # A polynomial whose form shows its sign.
    def monomial_nonnegative(self, m):
        return all(k % 2 == 0 or s for k, s in zip(m, self.nonnegative))

    def monomial_positive(self, m):
        return all(k == 0 or s for k, s in zip(m, self.positive))

    def form_nonnegative(self, p):
        return all(c > 0 and self.monomial_nonnegative(m) for m, c in p.terms() if c != 0)

    def form_positive(self, p):
        return self.form_nonnegative(p) and any(self.monomial_positive(m) for m, c in p.terms() if c != 0)

    # A term of the sum.
    def allowed(self, term, known):
        weight, facts, monomial, _ = term
        return weight > 0 and self.monomial_nonnegative(monomial) and all(
            i < known and k > 0 and (self.facts[i][1] in ('>', '>=') or (self.facts[i][1] == '!=' and k % 2 == 0))
            for i, k in facts.items())

    def strict(self, term):
        _, facts, monomial, square = term
        return square != 0 and square.is_ground and self.monomial_positive(monomial) and all(
            self.strict_power(i, k) for i, k in facts.items())

    def strict_power(self, i, k):
        return self.facts[i][1] == '>' or (self.facts[i][1] == '!=' and k % 2 == 0)

    def expanded(self, term):
        weight, facts, monomial, square = term
        product = square ** 2 * weight * self.power_product(monomial)
        for i, k in facts.items():
            product *= self.facts[i][0] ** k
        return product

    def power_product(self, monomial):
        product = self.ring.one
        for x, k in zip(self.ring.gens, monomial):
            product *= x ** k
        return product

    def unequal(self, i, before):
        return i < before and self.facts[i][1] in ('>', '!=')

    def follows(self, at, p, sign, reason):
        kind, *data = reason
        if kind == 'given':
            return self.given_follows(p, sign, *data)
        if kind == 'law':
            # y >= 1 + ln y holds of every positive y.
            _, numerator, divisors, multiplied, y = data
            return sign == '>=' and is_positive(y) and self.given_follows(p, sign, y, numerator, divisors, multiplied) and (
                same(self.quotient(numerator, divisors), y - 1 - logarithm(y)))
        if kind == 'divisor':
            return sign == '!=' and any(f[2][0] in ('given', 'law') and f[2][1] == data[0] and any(p == d for d, _ in f[2][3])
                                        for f in self.facts[:at])
        if kind == 'root relation':
            return sign == '==' and is_zero(self.value(p))
        if kind == 'root sign':
            x, below = data
            r = together(self.variables[x] / self.value(below))
            return sign == '>=' and p == self.ring.gens[x] * below and is_nonnegative(r)
        if kind == 'variable':
            x, = data
            return p == self.ring.gens[x] and (self.positive[x] if sign == '>' else sign == '>=' and self.nonnegative[x])
        if kind == 'form':
            return sign == '>' and self.form_positive(p)
        if kind == 'quotient':
            of, number, others, monomial = data
            compared = sign in ('>', '>=')
            product = p * number * self.power_product(monomial)
            for i, k in others.items():
                if not (k > 0 and i < at and (self.strict_power(i, k) if compared else self.unequal(i, at))):
                    return False
                product *= self.facts[i][0] ** k
            return of < at and number > 0 and sign == self.facts[of][1] and self.monomial_positive(monomial) and (
                product == self.facts[of][0])
        if kind == 'factor':
            of, cofactor = data
            return sign == '!=' and self.unequal(of, at) and self.facts[of][0] == cofactor * p
        if kind == 'nonzero root':
            relation, x, degree, others, monomial = data
            product = self.power_product(monomial)
            for i, k in others.items():
                if not (k > 0 and self.unequal(i, at)):
                    return False
                product *= self.facts[i][0] ** k
            power = self.ring.gens[x] ** degree - self.facts[relation][0]
            return sign == '!=' and relation < at and self.facts[relation][1] == '==' and (
                p == self.ring.gens[x] and power != 0 and self.monomial_positive(monomial)
                and power * product.LC == product * power.LC)
        if kind == 'root bound':
            relation, x, degree, bound = data
            power = self.ring.gens[x] ** degree - self.facts[relation][0]
            return sign == '>=' and relation < at and self.facts[relation][1] == '==' and degree % 2 == 0 and (
                self.nonnegative[x] and p == self.ring.gens[x] - bound and self.form_nonnegative(power - bound ** degree))
        if kind == 'sum':
            parts, = data
            total = self.ring.zero
            for t in parts:
                total += self.expanded(t)
            return total == p and all(self.allowed(t, at) for t in parts) and (
                sign == '>=' or (sign == '>' and any(self.strict(t) for t in parts)))
        if kind == 'both':
            i, j = data
            return sign == '>' and i < at and j < at and self.facts[i][:2] == (p, '>=') and self.facts[j][:2] == (p, '!=')
        return False

    def given_follows(self, p, sign, number, numerator, divisors, multiplied):
        product, compared = numerator, sign in ('>', '>=')
        for d in multiplied:
            product *= d
        for d, k in divisors:
            if compared and not self.form_positive(d) and (k % 2 != 0) != any(d == m for m in multiplied):
                return False
        return product == p and (compared or not multiplied)

    def refutes(self, case):
        """True if every constraint of which the certificate speaks is one of the case, or holds always."""
        return all(self.is_stated(sign, reason, case) for _, sign, reason in self.facts if reason[0] == 'given')

    def quotient(self, numerator, divisors):
        value = self.value(numerator)
        for d, k in divisors:
            value = value / self.value(d) ** k
        return value

    def is_stated(self, sign, reason, case):
        _, number, numerator, divisors, _ = reason
        value = self.quotient(numerator, divisors)
        for other, difference in case + ALWAYS + DOMAIN + [('>=', d) for d in DEPTHS]:
            turn = {'<': '>', '<=': '>='}.get(other)
            if (turn or other) == sign and same(value, -difference if turn else difference):
                return True
        return False


SAME = {}


def same(a, b):
    if (a, b) not in SAME:
        SAME[a, b] = is_zero(a - b)
    return SAME[a, b]


# --- Points: exact values of the symbols. ---
DIGITS = 60


def value_at(e, values):
    """The value with enough digits, and whether it is exact."""
    e = sympify(e)
    inner = {}
    for s in e.free_symbols:
        if s in ROOT:
            n, x = ROOT[s]
            inner[s] = value_at(x, values) ** Rational(1, n)
        elif s in FUNCTION:
            kind, *parts = FUNCTION[s]
            parts = [value_at(p, values) for p in parts]
            inner[s] = exp(parts[0]) if kind == 'exp' else log(parts[0]) if kind == 'log' else parts[0] ** parts[1]
        elif s == EULER:
            inner[s] = E
        else:
            require(str(s) in values, 'the point says nothing of ' + str(s))
            inner[s] = values[str(s)]
    return e.xreplace(inner)


def holds_at(p, values):
    if p[0] in ('all', 'any'):
        return (all if p[0] == 'all' else any)(holds_at(q, values) for q in p[1])
    value = value_at(p[1], values)
    if not value.is_Rational:
        near = decimal(value, DIGITS)
        require(near.is_real, 'no real value at the point: ' + str(p[1]))
        # 60 digits tell a number from 0; below 1e-40 it has to be 0 exactly.
        if abs(near) > Rational(1, 10) ** 40:
            value = near
        else:
            require(value.equals(0), 'not certainly 0 at the point: ' + str(p[1]))
            value = Integer(0)
    return {'<': value < 0, '<=': value <= 0, '>': value > 0, '>=': value >= 0, '==': value == 0,
            '!=': value != 0}[p[0]]


def conditions_hold(conditions, values):
    for p in conditions + DOMAIN:
        require(holds_at(p, values), 'the point does not meet a condition: ' + str(p))
    for s in {s for p in conditions for c in alternatives(p)[0] for s in symbols_within(c[1])}:
        if s.is_positive and str(s) in values:
            require(values[str(s)] > 0, str(s) + ' is not above 0')


def run(build, proved, values):
    """build() gives the conditions and the statement; ends with exit code 0 if the certificate holds, else 1."""
    for attempt in range(20):
        try:
            for table in (ROOT, FUNCTION, KNOWN, POINTS, EQUATED, SAME):
                table.clear()
            del DOMAIN[:], ALWAYS[:], CERTIFICATES[:], VECTORS[:]
            conditions, statement = build()
            if proved:
                prove(statement, conditions)
            if values:
                conditions_hold(conditions, values)
            if not proved:
                require(not holds_at(statement, values), 'the statement holds at the point')
            print('holds')
            sys.exit(0)
        except Again:
            continue
        except NoFixedPoint as missing:
            if not proved and holds_at(('!=', missing.rate), values):
                print('holds: there is no such fixed point, because', missing.modality, 'grows there')
                sys.exit(0)
            print('DOES NOT HOLD: no fixed point, because', missing.modality, 'grows there')
            sys.exit(1)
        except (Failed, NotImplementedError, ZeroDivisionError) as reason:
            print('DOES NOT HOLD:', reason)
            sys.exit(1)
    sys.exit('DOES NOT HOLD: roots of too many degrees')
