package org.fusionflow.claims.solver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Expressions as terms of SMT-LIB over the real numbers. What has no such term gets a variable and what is known of it:
 *
 * <ul>
 *   <li>{@code 1/b}: i with {@code i b = 1} where b is not 0;
 *   <li>{@code b^(1/q)}: r with {@code r >= 0} and {@code r^q = b} where b is not negative. Elsewhere the root has no value, also if q is odd;
 *   <li>{@code b^t} with symbols in t: one variable for each base and t, positive if the base is; {@code b^(t + 1/2)} is its product with a root of b for
 *       positive b only;
 *   <li>{@code Log(b)}: a variable of which nothing is known.
 * </ul>
 *
 * <p>So the variables can take all values that the expressions can, and more: if no values of the variables meet a formula, none of the expressions do.
 * L and Lf are real numbers here, which are more than the whole ones.
 */
final class SmtTerms {
    /** Higher powers and roots are beyond every solver, and long to write. */
    private static final int LARGEST_POWER = 64;

    /** Characters of a script; solvers get nowhere with longer ones. */
    private static final int LONGEST = 1_000_000;

    /**
     * A term, and the formulas that hold exactly where the expression has a value.
     *
     * @param text of the term
     * @param exists formulas; none for expressions with a value everywhere
     */
    record Term(String text, Set<String> exists) {}

    /**
     * What holds of a variable.
     *
     * @param where formulas under which it does
     * @param what formula
     */
    record Definition(Set<String> where, String what) {}

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> positive = new LinkedHashSet<>();
    private final List<String> declarations = new ArrayList<>();
    private final List<Definition> definitions = new ArrayList<>();
    private final Map<Expr, Term> known = new LinkedHashMap<>();
    private final Map<Expr, String> opaque = new LinkedHashMap<>();
    private final Map<String, String> shared = new LinkedHashMap<>();
    private long written;

    /**
     * The term of an expression.
     *
     * @throws ArithmeticException if it is beyond what solvers can work with
     */
    Term of(Expr expr) {
        if (expr instanceof Num n) {
            return new Term(number(n.value()), Set.of());
        }
        Term before = known.get(expr);
        if (before != null) {
            return before;
        }
        Term term = term(expr);
        written += term.text().length();
        if (written > LONGEST) {
            throw new ArithmeticException("too long to be written for a solver");
        }
        known.put(expr, term);
        return term;
    }

    private Term term(Expr expr) {
        if (expr instanceof Symbol symbol) {
            return new Term(variable(symbol), Set.of());
        }
        if (expr instanceof Sum sum) {
            return joined("+", sum.terms());
        }
        if (expr instanceof Product product) {
            return joined("*", product.factors());
        }
        if (expr instanceof Power power) {
            return power(power);
        }
        Expr.Log logarithm = (Expr.Log) expr;
        Set<String> exists = new LinkedHashSet<>();
        if (logarithm.argument().isPositive()) {
            exists.addAll(of(logarithm.argument()).exists());
        } else {
            Term argument = atom(logarithm.argument());
            exists.addAll(argument.exists());
            exists.add("(> " + argument.text() + " 0.0)");
        }
        return new Term(opaque(expr, false), exists);
    }

    private Term joined(String operator, List<Expr> parts) {
        StringBuilder text = new StringBuilder("(").append(operator);
        Set<String> exists = new LinkedHashSet<>();
        for (Expr part : parts) {
            Term term = of(part);
            text.append(' ').append(term.text());
            exists.addAll(term.exists());
        }
        return new Term(text.append(')').toString(), exists);
    }

    private Term power(Power power) {
        if (power.exponent() instanceof Num n) {
            return power(power.base(), n.value());
        }
        if (!power.base().isPositive()) {
            // For whole exponents it exists also where the base is negative or 0, so nothing is required.
            return new Term(opaque(power, false), of(power.base()).exists());
        }
        List<Term> factors = new ArrayList<>();
        Set<String> exists = new LinkedHashSet<>(of(power.base()).exists());
        exists.addAll(of(power.exponent()).exists());
        linear(power.exponent(), Rational.ONE, new LinkedHashMap<>()).forEach((unit, factor) -> {
            Expr base = unit.equals(Constant.ONE) ? power.base() : new Power(power.base(), unit);
            if (!unit.equals(Constant.ONE)) {
                known.computeIfAbsent(base, b -> new Term(opaque(b, true), Set.of()));
            }
            factors.add(power(base, factor));
        });
        factors.forEach(factor -> exists.addAll(factor.exists()));
        return new Term(product(factors.stream().map(Term::text).toList()), exists);
    }

    /** An exponent as a sum of units, which are products without a number, times numbers. */
    private static Map<Expr, Rational> linear(Expr exponent, Rational factor, Map<Expr, Rational> units) {
        if (exponent instanceof Num n) {
            units.merge(Constant.ONE, n.value().times(factor), Rational::plus);
        } else if (exponent instanceof Sum sum) {
            sum.terms().forEach(term -> linear(term, factor, units));
        } else if (exponent instanceof Product product && product.factors().get(0) instanceof Num n) {
            List<Expr> rest = product.factors().subList(1, product.factors().size());
            linear(Expr.product(rest), factor.times(n.value()), units);
        } else {
            units.merge(exponent, factor, Rational::plus);
        }
        return units;
    }

    private Term power(Expr base, Rational exponent) {
        if (exponent.signum() == 0) {
            return new Term("1.0", of(base).exists());
        }
        int count = small(exponent.numerator().abs());
        int degree = small(exponent.denominator());
        Term of = atom(base);
        Set<String> exists = new LinkedHashSet<>(of.exists());
        boolean isPositive = base.isPositive();
        String text = of.text();
        if (degree > 1) {
            if (!isPositive) {
                exists.add("(>= " + text + " 0.0)");
            }
            text = root(text, degree, isPositive, exists);
        }
        if (exponent.signum() < 0) {
            if (!isPositive) {
                exists.add("(not (= " + of.text() + " 0.0))");
            }
            text = inverse(text, isPositive, exists);
        }
        return new Term(product(Collections.nCopies(count, text)), exists);
    }

    private static int small(BigInteger value) {
        if (value.compareTo(BigInteger.valueOf(LARGEST_POWER)) > 0) {
            throw new ArithmeticException("a power or root beyond " + LARGEST_POWER + " is not written for a solver");
        }
        return value.intValueExact();
    }

    private static String product(List<String> factors) {
        return factors.size() == 1 ? factors.get(0) : "(* " + String.join(" ", factors) + ")";
    }

    private String root(String of, int degree, boolean isPositive, Set<String> where) {
        return shared.computeIfAbsent("root " + degree + " " + of, key -> {
            String root = declare("r", "the root of degree " + degree + " of " + of);
            definitions.add(new Definition(where(where), "(" + (isPositive ? ">" : ">=") + " " + root + " 0.0)"));
            definitions.add(
                    new Definition(where(where), "(= " + product(Collections.nCopies(degree, root)) + " " + of + ")"));
            return root;
        });
    }

    private String inverse(String of, boolean isPositive, Set<String> where) {
        return shared.computeIfAbsent("inverse " + of, key -> {
            String inverse = declare("i", "the inverse of " + of);
            definitions.add(new Definition(where(where), "(= (* " + inverse + " " + of + ") 1.0)"));
            if (isPositive) {
                definitions.add(new Definition(where(where), "(> " + inverse + " 0.0)"));
            }
            return inverse;
        });
    }

    private static Set<String> where(Set<String> formulas) {
        return Set.copyOf(formulas);
    }

    /** An expression whose text is one word, so that it can be repeated. */
    private Term atom(Expr expr) {
        Term term = of(expr);
        if (!term.text().startsWith("(") || expr instanceof Num) {
            return term;
        }
        String name = shared.computeIfAbsent("value " + term.text(), key -> {
            String value = "t" + (declarations.size() + 1);
            declarations.add("(define-fun " + value + " () Real " + term.text() + ")");
            return value;
        });
        return new Term(name, term.exists());
    }

    private String variable(Symbol symbol) {
        if (symbol.equals(Constant.E)) {
            return shared.computeIfAbsent("E", key -> {
                String name = declare("e", "Euler's number, 2.71828182845904...");
                definitions.add(new Definition(Set.of(), "(< 2.718281828 " + name + " 2.718281829)"));
                return name;
            });
        }
        if (symbol.equals(Constant.PI)) {
            return shared.computeIfAbsent("Pi", key -> {
                String name = declare("pi", "3.14159265358979...");
                definitions.add(new Definition(Set.of(), "(< 3.141592653 " + name + " 3.141592654)"));
                return name;
            });
        }
        String name = names.computeIfAbsent(symbol.name(), key -> declare("x", key));
        // The mark is an assumption about the value, also where the symbol occurs without it.
        if (symbol.positive() && positive.add(name)) {
            definitions.add(new Definition(Set.of(), "(> " + name + " 0.0)"));
        }
        return name;
    }

    private String opaque(Expr expr, boolean isPositive) {
        return opaque.computeIfAbsent(expr, key -> {
            String name = declare("p", expr.text());
            if (isPositive) {
                definitions.add(new Definition(Set.of(), "(> " + name + " 0.0)"));
            }
            return name;
        });
    }

    private String declare(String letter, String meaning) {
        String name = letter + (declarations.size() + 1);
        declarations.add("(declare-fun " + name + " () Real) ; " + meaning.replaceAll("\\s+", " "));
        return name;
    }

    /** A number; SMT-LIB has no negative ones. */
    static String number(Rational value) {
        String above = value.numerator().abs() + ".0";
        String size = value.isInteger() ? above : "(/ " + above + " " + value.denominator() + ".0)";
        return value.signum() < 0 ? "(- " + size + ")" : size;
    }

    /** Names of the variables by the names of the symbols. */
    Map<String, String> names() {
        return new TreeMap<>(names);
    }

    List<String> declarations() {
        return declarations;
    }

    List<Definition> definitions() {
        return definitions;
    }
}
