package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expansion;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Cosines, sines and error functions of a claim, as symbols of the algebra: {@code Cos(t)} is a symbol with this name.
 *
 * <p>Why proofs with them are sound. The cosine and sine of a sum of whole multiples of variables and of quarters of Pi are written, by the addition
 * theorems, in the cosine and sine of each variable. Of these the proof knows {@code Cos(t)^2 + Sin(t)^2 = 1} and nothing else: it holds for all real
 * numbers with this property, so for the cosine and sine of every t, whatever else is said of t. Of the error function it knows nothing but its
 * derivative and its values at 0 and at infinity, which is Gauss's integral; where another value of it is left the claim is undecided.
 *
 * <p>Why refutations are sound. A point gives {@code Cos(t)} and {@code Sin(t)} rational values on the circle. If t occurs nowhere else, there is a t
 * with these values, of either sign and as large as one likes. If it does, exact values are known at t = 0 only, and {@link #atPoints} demands these.
 *
 * <p>The arguments are made of declared variables only, also where an end of an integral becomes an argument: a symbol of the architecture moves along the
 * flow, and a cosine within an error function with its angle, and no rule here would see that.
 */
public final class OpaqueFunctions {
    /** Larger multiples of an angle are no trigonometry of a page, and their powers grow long. */
    private static final int LARGEST_MULTIPLE = 12;

    private static final Rational QUARTERS = Rational.of(4);

    private static final Expr HALF_ROOT = Expr.sqrt(Expr.number(2)).times(Constant.HALF);

    private final Set<String> declared;
    private final Set<String> angles = new LinkedHashSet<>();
    private final Map<String, Expr> errorFunctions = new LinkedHashMap<>();

    /** A point of the unit circle. */
    private record Turn(Expr cosine, Expr sine) {
        private static final Turn NONE = new Turn(Constant.ONE, Constant.ZERO);

        Turn and(Turn other) {
            return new Turn(
                    cosine.times(other.cosine).minus(sine.times(other.sine)),
                    sine.times(other.cosine).plus(cosine.times(other.sine)));
        }

        Turn times(int count) {
            Turn one = count < 0 ? new Turn(cosine, sine.negate()) : this;
            Turn all = NONE;
            for (int i = 0; i < Math.abs(count); i++) {
                all = all.and(one);
            }
            return all;
        }
    }

    /**
     * @param declared names of the variables of which arguments may be made
     */
    OpaqueFunctions(Set<String> declared) {
        this.declared = Set.copyOf(declared);
    }

    static Symbol cosine(String angle) {
        return Expr.real("Cos(" + angle + ")");
    }

    static Symbol sine(String angle) {
        return Expr.real("Sin(" + angle + ")");
    }

    /** Names of the variables of which there is a cosine or sine. */
    Set<String> angles() {
        return angles;
    }

    /**
     * @throws ArithmeticException if the argument is no sum of whole multiples of variables and of quarters of Pi
     */
    Expr cosine(Expr argument) {
        return turn(argument).cosine();
    }

    /**
     * @throws ArithmeticException as for a cosine
     */
    Expr sine(Expr argument) {
        return turn(argument).sine();
    }

    private Turn turn(Expr argument) {
        Expr expanded = Expansion.of(argument);
        Turn all = Turn.NONE;
        for (Expr term : expanded instanceof Sum sum ? sum.terms() : List.of(expanded)) {
            all = all.and(one(term));
        }
        return all;
    }

    private Turn one(Expr term) {
        if (term.isZero()) {
            return Turn.NONE;
        }
        Rational count = Rational.ONE;
        Expr angle = term;
        if (term instanceof Product p && p.factors().size() == 2 && p.factors().get(0) instanceof Num n) {
            count = n.value();
            angle = p.factors().get(1);
        }
        Rational quarters = count.times(QUARTERS);
        if (angle.equals(Constant.PI) && quarters.isSmallInteger()) {
            return new Turn(HALF_ROOT, HALF_ROOT).times(Math.floorMod(quarters.intValue(), 8));
        }
        boolean whole = count.isSmallInteger() && Math.abs(count.intValue()) <= LARGEST_MULTIPLE;
        if (!(angle instanceof Symbol symbol) || !declared.contains(symbol.name()) || !whole) {
            throw new ArithmeticException("the cosine or sine of " + term.text()
                    + ": known of sums of whole multiples of declared variables and of quarters of Pi");
        }
        angles.add(symbol.name());
        return new Turn(cosine(symbol.name()), sine(symbol.name())).times(count.intValue());
    }

    /**
     * The error function, twice the integral of {@code E^(-x^2)} from 0 over the root of Pi.
     *
     * @throws ArithmeticException if the argument is not made of declared variables
     */
    Expr errorFunction(Expr argument) {
        if (argument.isZero()) {
            return Constant.ZERO;
        }
        if (!argument.symbols().stream().allMatch(s -> declared.contains(s.name()))) {
            throw new ArithmeticException("the error function of " + argument.text() + ": known of declared variables");
        }
        Symbol symbol = Expr.real("Erf(" + argument.text() + ")");
        errorFunctions.put(symbol.name(), argument);
        return symbol;
    }

    /** True for the symbol of an error function. */
    boolean isErrorFunction(Symbol symbol) {
        return errorFunctions.containsKey(symbol.name());
    }

    /**
     * Requires that no error function is left. Beside its values at the ends of integrals nothing is known of it, so that conditions on it could be met by
     * values that it never has.
     *
     * @param names of all symbols of the conditions and the statement
     * @throws ArithmeticException if one is left
     */
    public void requireEvaluated(Set<String> names) {
        names.stream().filter(errorFunctions::containsKey).findFirst().ifPresent(name -> {
            throw new ArithmeticException(
                    name + " is left: error functions are known within integrals, with 0 or infinity at the ends");
        });
    }

    /** What the error function is taken of. */
    Expr argument(Symbol errorFunction) {
        return errorFunctions.getOrDefault(errorFunction.name(), Constant.ZERO);
    }

    /** The symbols of an expression whose values depend on a variable besides the variable itself. */
    List<Symbol> dependents(Expr expr, Symbol variable) {
        return expr.symbols().stream()
                .filter(s -> s.name().equals(cosine(variable.name()).name())
                        || s.name().equals(sine(variable.name()).name())
                        || argument(s).symbols().stream().anyMatch(a -> a.name().equals(variable.name())))
                .toList();
    }

    /** The derivative by a variable with what depends on it. */
    Expr derivative(Expr expr, Symbol variable) {
        List<Expr> sum = new ArrayList<>(List.of(expr.derivative(variable)));
        for (Symbol dependent : dependents(expr, variable)) {
            sum.add(expr.derivative(dependent).times(rate(dependent, variable)));
        }
        return Expr.sum(sum);
    }

    private Expr rate(Symbol dependent, Symbol variable) {
        if (dependent.name().equals(cosine(variable.name()).name())) {
            return sine(variable.name()).negate();
        }
        if (dependent.name().equals(sine(variable.name()).name())) {
            return cosine(variable.name());
        }
        Expr argument = argument(dependent);
        Expr density = Expr.power(Constant.E, argument.times(argument).negate());
        return Expr.product(
                Expr.number(2),
                Expr.power(Constant.PI, Constant.HALF.negate()),
                density,
                argument.derivative(variable));
    }

    /**
     * The value of an expression where a variable has a value.
     *
     * @throws ArithmeticException if a cosine or sine of the value is not known
     */
    Expr at(Expr expr, Symbol variable, Expr value) {
        Map<String, Expr> values = new HashMap<>(Map.of(variable.name(), value));
        for (Symbol dependent : dependents(expr, variable)) {
            if (isErrorFunction(dependent)) {
                values.put(dependent.name(), errorFunction(argument(dependent).with(Map.of(variable.name(), value))));
            } else {
                Turn turn = turn(value);
                boolean isCosine =
                        dependent.name().equals(cosine(variable.name()).name());
                values.put(dependent.name(), isCosine ? turn.cosine() : turn.sine());
            }
        }
        return expr.with(values);
    }

    /**
     * An expression with the points of the circle by the tangents of half of their angles, {@code Cos = (1 - h^2)/(1 + h^2)}, {@code Sin = 2h/(1 + h^2)}:
     * these are all of its points but (-1, 0). A polynomial in Cos and Sin that is 0 for all h is 0 on the whole circle, because it is continuous.
     */
    Expr byHalfAngles(Expr expr) {
        Map<String, Expr> values = new HashMap<>();
        for (String angle : angles) {
            Expr half = Expr.real("Tan(" + angle + "/2)");
            Expr square = Expr.power(half, 2);
            Expr below = Constant.ONE.plus(square);
            values.put(cosine(angle).name(), Constant.ONE.minus(square).over(below));
            values.put(sine(angle).name(), Expr.number(2).times(half).over(below));
        }
        return expr.with(values);
    }

    /** What a proof knows of cosines and sines. */
    public List<Proposition> conditions() {
        return angles.stream().map(OpaqueFunctions::onCircle).toList();
    }

    private static Proposition onCircle(String angle) {
        return equal(Expr.power(cosine(angle), 2).plus(Expr.power(sine(angle), 2)), Constant.ONE);
    }

    private static Proposition equal(Expr left, Expr right) {
        return new Comparison(left, ComparisonSign.EQUAL, right);
    }

    /**
     * What exact points have to meet besides.
     *
     * @param names of all symbols of the conditions and the statement
     */
    public List<Proposition> atPoints(Set<String> names) {
        List<Proposition> demands = new ArrayList<>();
        for (String angle : angles) {
            if (names.contains(angle)) {
                demands.add(equal(Expr.real(angle), Constant.ZERO));
                demands.add(equal(cosine(angle), Constant.ONE));
                demands.add(equal(sine(angle), Constant.ZERO));
            }
        }
        return demands;
    }

    /**
     * Draws the cosines and sines of a point: at even numbers all angles are 0, otherwise they are rational points of the circle.
     *
     * @param steps whole numbers to draw from
     */
    public void draw(int number, Random steps, Map<String, Rational> values) {
        for (String angle : angles) {
            boolean none = number % 2 == 0;
            Rational half = none ? Rational.ZERO : Rational.of(steps.nextInt(13) - 6, 1 + steps.nextInt(4));
            Rational square = half.times(half);
            Rational below = Rational.ONE.plus(square).inverse();
            if (none) {
                values.put(angle, Rational.ZERO);
            }
            values.put(cosine(angle).name(), Rational.ONE.plus(square.negate()).times(below));
            values.put(sine(angle).name(), Rational.of(2).times(half).times(below));
        }
    }
}
