# --- Algebra: roots, exponentials and logarithms are symbols with relations; nothing is simplified by a black box. ---
import sys
from sympy import (Add, E, I, Integer, Mul, Poly, Pow, Rational, Symbol, diff, expand, factor_list, fraction, ilcm,
                   sympify, together, Matrix, N as decimal, QQ, ring, exp, log)

ROOT = {}      # symbol r: (n, x) with r^n = x and r >= 0, in the order in which they were made
FUNCTION = {}  # symbol: ('exp', m), ('log', x) or ('pow', x, m): e^m, ln x, x^m with x > 0
KNOWN = {}     # what each of these symbols stands for: symbol
DEGREE = {}    # x: least common multiple of the degrees of its roots
DOMAIN = []    # what roots and divisors require: comparisons


class Again(Exception):
    """A root of higher degree is needed: start again with it."""


class Failed(Exception):
    """The certificate does not hold."""


def require(holds, what):
    if not holds:
        raise Failed(what)


def positive(name):
    return Symbol(name, positive=True)


def real(name):
    return Symbol(name, real=True)


def is_nonnegative(e):
    e = sympify(e)
    if e.is_Number:
        return e >= 0
    if e.is_Symbol:
        return bool(e.is_nonnegative)
    if e.is_Pow and e.exp.is_Integer:
        return e.exp % 2 == 0 or is_nonnegative(e.base)
    return (e.is_Mul or e.is_Add) and all(is_nonnegative(a) for a in e.args)


def is_positive(e):
    e = sympify(e)
    if e.is_Number:
        return e > 0
    if e.is_Symbol:
        return bool(e.is_positive)
    if e.is_Pow and e.exp.is_Integer:
        return is_positive(e.base)
    if e.is_Mul:
        return all(is_positive(a) for a in e.args)
    return e.is_Add and is_nonnegative(e) and any(is_positive(a) for a in e.args)


def named(key, make):
    if key not in KNOWN:
        KNOWN[key] = make('_' + str(len(KNOWN)))
    return KNOWN[key]


def root(x, n):
    """The root of degree n of x >= 0."""
    if x.is_Symbol and x in ROOT:
        m, below = ROOT[x]
        return root(below, m * n)
    if DEGREE.get(x, 1) % n:
        DEGREE[x] = ilcm(DEGREE.get(x, 1), n)
        raise Again()
    degree = DEGREE[x]
    above_zero = is_positive(x)
    r = named(('root', x), lambda name: Symbol('root' + name, **{'positive' if above_zero else 'nonnegative': True}))
    ROOT.setdefault(r, (degree, x))
    return r ** (degree // n)


def factors(e):
    """A constant and the factors of e with whole exponents."""
    above, below = fraction(together(e))
    c, up = factor_list(above)
    d, down = factor_list(below)
    found = {}
    for f, k in up + [(f, -k) for f, k in down]:
        if not is_positive(f) and is_positive(expand(-f)):
            f, c = expand(-f), c * (-1) ** (k % 2)
        found[f] = found.get(f, 0) + k
    return c / d, found


def terms(exponent):
    return [t.as_coeff_Mul() for t in Add.make_args(expand(exponent))]


def positive_power(f, exponent):
    if f in FUNCTION and FUNCTION[f][0] == 'pow':
        return positive_power(FUNCTION[f][1], expand(FUNCTION[f][2] * exponent))
    if f in FUNCTION and FUNCTION[f][0] == 'exp':
        return exponential(FUNCTION[f][1] * exponent)
    if f in ROOT and not exponent.is_Rational:
        return power(ROOT[f][1], exponent / ROOT[f][0])
    result = Integer(1)
    for c, m in terms(exponent):
        if m == 1:
            result *= f ** c if c.is_Integer else root(f, c.q) ** c.p
        else:
            g = named(('pow', f, m), lambda name: positive('power' + name))
            FUNCTION[g] = ('pow', f, m)
            result *= g ** c if c.is_Integer else root(g, c.q) ** c.p
    return result


def power(base, exponent):
    base, exponent = sympify(base), sympify(exponent)
    if exponent.is_Integer:
        if exponent <= 0:
            nonzero(base)
        return base ** exponent
    if base == EULER:
        return exponential(exponent)
    # A map is the product of its layers, whose signs are known.
    base = base.subs(globals().get('PRODUCT', {}))
    c, found = factors(base)
    if c == 0:
        nonnegative(exponent)
        return Integer(0)
    result, rest = Integer(1), Integer(1)
    if c < 0:
        rest, c = -rest, -c
    for prime, k in list(factor_integers(c)):
        result *= positive_power(prime, k * exponent)
    for f, k in found.items():
        if is_positive(f):
            result *= positive_power(f, k * exponent)
        elif k % 2 == 0 and exponent.is_Rational:
            result *= power(root(f ** 2, 2), k * exponent)
        else:
            rest *= f ** k
    if rest != 1:
        require(exponent.is_Rational, 'a power of ' + str(rest) + ' with a symbolic exponent')
        DOMAIN.append(('>=', rest))
        if exponent < 0:
            nonzero(rest)
        result *= root(expand(rest), exponent.q) ** exponent.p
    return result


def factor_integers(c):
    from sympy import factorint
    for sign, n in ((1, c.p), (-1, c.q)):
        for prime, k in factorint(n).items():
            if prime > 1:
                yield Integer(prime), sign * k


def divide(a, b):
    nonzero(b)
    return a / b


def nonzero(b):
    if not is_positive(b):
        DOMAIN.append(('!=', b))


def nonnegative(b):
    if not is_positive(b):
        DOMAIN.append(('>=', b))


def Sqrt(x):
    return power(x, Rational(1, 2))


def Abs(x):
    x = sympify(x)
    return x if is_nonnegative(x) else -x if is_nonnegative(expand(-x)) else Sqrt(expand(x) ** 2)


EULER = positive('E')


def exponential(x):
    result = Integer(1)
    for c, m in terms(x):
        if m in FUNCTION and FUNCTION[m][0] == 'log':
            result *= positive_power(FUNCTION[m][1], c)
        elif m == 1:
            result *= positive_power(EULER, c)
        else:
            g = named(('exp', m), lambda name: positive('exp' + name))
            FUNCTION[g] = ('exp', m)
            result *= g ** c if c.is_Integer else root(g, c.q) ** c.p
    return result


def logarithm(x):
    c, found = factors(sympify(x))
    result, rest = Integer(0), Integer(1)
    if c < 0:
        rest, c = -rest, -c
    for prime, k in list(factor_integers(c)):
        result += k * one_logarithm(prime)
    for f, k in found.items():
        if is_positive(f):
            result += k * one_logarithm(f)
        else:
            rest *= f ** k
    if rest != 1:
        DOMAIN.extend([('>=', rest), ('!=', rest)])
        result += one_logarithm(expand(rest))
    return result


def one_logarithm(f):
    if f == EULER:
        return Integer(1)
    if f in ROOT:
        n, x = ROOT[f]
        return logarithm(x) / n
    if f in FUNCTION and FUNCTION[f][0] == 'exp':
        return FUNCTION[f][1]
    if f in FUNCTION and FUNCTION[f][0] == 'pow':
        return FUNCTION[f][2] * one_logarithm(FUNCTION[f][1])
    g = named(('log', f), lambda name: positive('log' + name) if f.is_Integer else real('log' + name))
    FUNCTION[g] = ('log', f)
    return g


def rebuilt(e, values):
    """e with values in place of symbols, also within roots and functions."""
    e = sympify(e)
    inner = {}
    for s in e.free_symbols:
        if s in values:
            inner[s] = values[s]
        elif s in ROOT:
            n, x = ROOT[s]
            y = rebuilt(x, values)
            if y != x:
                inner[s] = power(y, Rational(1, n))
        elif s in FUNCTION:
            kind, *parts = FUNCTION[s]
            new = [rebuilt(p, values) for p in parts]
            if new != parts:
                inner[s] = {'exp': exponential, 'log': logarithm, 'pow': power}[kind](*new)
    return e.xreplace(inner) if inner else e


def derivative(e, rates):
    """The derivative of e by a variable of which the symbols have these rates: the chain rule."""
    e = sympify(e)
    total = Integer(0)
    for s in sorted(e.free_symbols, key=str):
        d = rate(s, rates)
        if d != 0:
            total += diff(e, s) * d
    return total


def rate(s, rates):
    if s in rates:
        return rates[s]
    if s in ROOT:
        n, x = ROOT[s]
        d = derivative(x, rates)
        return s * d / (n * x) if d != 0 else d
    if s in FUNCTION:
        kind, *parts = FUNCTION[s]
        d = [derivative(p, rates) for p in parts]
        if kind == 'exp':
            return s * d[0]
        if kind == 'log':
            return d[0] / parts[0]
        change = parts[1] * d[0] / parts[0]
        return s * (change + (d[1] * one_logarithm(parts[0]) if d[1] != 0 else 0))
    return Integer(0)


def reduced(numerator):
    """The numerator as a polynomial modulo the relations of the roots; it is 0 if this is 0."""
    p = expand(numerator)
    for r in reversed(list(ROOT)):
        n, x = ROOT[r]
        while r in p.free_symbols:
            poly = Poly(p, r)
            if poly.degree() < n:
                break
            p = sum(c * r ** (k % n) * x ** (k // n) for (k,), c in poly.terms())
            p = expand(fraction(together(p))[0])
    return p


def is_zero(e):
    above, below = fraction(together(e))
    require(reduced(below) != 0, 'a divisor is identically 0: ' + str(below))
    return reduced(above) == 0
