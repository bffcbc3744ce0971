package org.fusionflow.symbolic.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * The numbers of layers of which a statement with symbolic depths speaks: all whole L and L_f with {@code L >= 2}, {@code L >= Lf >= 1} and
 * further linear conditions. Nothing is looked up in a table of small depths: the least value of a linear form is found exactly, among the corners of
 * the polygon that the conditions cut out.
 */
public final class DepthSet {
    /** A linear form {@code constant + layers L + fusion Lf}; as a condition it is at least 0. */
    public record Form(Rational constant, Rational layers, Rational fusion) {
        /** The form of an expression; empty if it is not linear in L and Lf, or contains other symbols. */
        public static Optional<Form> of(Expr expr) {
            Rational constant = Rational.ZERO;
            Rational ofLayers = Rational.ZERO;
            Rational ofFusion = Rational.ZERO;
            for (Expr term : Generators.exponentTerms(expr)) {
                Rational factor = Rules.factor(term);
                Expr rest = Rules.withoutFactor(term);
                if (rest.isOne()) {
                    constant = constant.plus(factor);
                } else if (rest instanceof Symbol s && s.name().equals("L")) {
                    ofLayers = ofLayers.plus(factor);
                } else if (rest instanceof Symbol s && s.name().equals("Lf")) {
                    ofFusion = ofFusion.plus(factor);
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(new Form(constant, ofLayers, ofFusion));
        }

        Rational at(Rational layersValue, Rational fusionValue) {
            return constant.plus(layers.times(layersValue)).plus(fusion.times(fusionValue));
        }

        /** The form as an expression in L and Lf. */
        public Expr expr() {
            return Expr.sum(
                    Expr.number(constant),
                    Expr.number(layers).times(Expr.positive("L")),
                    Expr.number(fusion).times(Expr.positive("Lf")));
        }

        /** The change along a direction. */
        private Rational along(Rational dLayers, Rational dFusion) {
            return layers.times(dLayers).plus(fusion.times(dFusion));
        }

        /**
         * The condition that the form is above 0, as one that is at least 0: with whole coefficients, values of whole L and Lf are whole, so that "above
         * 0" is "at least 1".
         */
        public Form strict() {
            Form whole = whole();
            return new Form(whole.constant.plus(Rational.of(-1)), whole.layers, whole.fusion);
        }

        public Form negate() {
            return new Form(constant.negate(), layers.negate(), fusion.negate());
        }

        /**
         * The condition with coefficients that have no common divisor, and the constant rounded down: what the form says of whole L and Lf (a cut of
         * Chvatal and Gomory).
         */
        private Form tightened() {
            Form whole = whole();
            BigInteger common = whole.layers.numerator().gcd(whole.fusion.numerator());
            if (common.signum() == 0) {
                return whole;
            }
            Rational inverse = new Rational(BigInteger.ONE, common);
            BigInteger[] parts = whole.constant.numerator().divideAndRemainder(common);
            BigInteger down = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
            return new Form(
                    new Rational(down, BigInteger.ONE), whole.layers.times(inverse), whole.fusion.times(inverse));
        }

        private Form whole() {
            Rational common = new Rational(
                    lcm(lcm(constant.denominator(), layers.denominator()), fusion.denominator()), BigInteger.ONE);
            return new Form(constant.times(common), layers.times(common), fusion.times(common));
        }

        private static BigInteger lcm(BigInteger a, BigInteger b) {
            return a.divide(a.gcd(b)).multiply(b);
        }
    }

    private record Corner(Rational layers, Rational fusion) {}

    /** Whole pairs with L up to this are all looked at when examples are wanted. */
    private static final int SMALL = 8;

    /** Distance from a corner up to which pairs are looked at; two steps reach a whole point next to it. */
    private static final int NEAR = 2;

    private final List<Form> conditions;
    private final List<Corner> corners;
    private final List<Corner> rays;

    private DepthSet(List<Form> conditions) {
        this.conditions = List.copyOf(conditions);
        this.corners = corners(conditions);
        this.rays = rays(conditions);
    }

    /** All pairs with {@code L >= 2} and {@code L >= Lf >= 1}. */
    public static DepthSet all() {
        Rational one = Rational.ONE;
        Rational zero = Rational.ZERO;
        return new DepthSet(List.of(
                new Form(Rational.of(-2), one, zero),
                new Form(zero, one, one.negate()),
                new Form(one.negate(), zero, one)));
    }

    /** The pairs at which every leaf of a tree has one layer at least, and every inner edge none or more. */
    public static DepthSet of(FusionTree tree) {
        return withEdges(tree, all());
    }

    private static DepthSet withEdges(FusionTree node, DepthSet set) {
        Expr depth = Expr.depth(node.depth());
        Expr excess = node.children().isEmpty() ? depth.minus(Constant.ONE) : depth;
        DepthSet all = Form.of(excess).map(set::with).orElse(set);
        for (FusionTree child : node.children()) {
            all = withEdges(child, all);
        }
        return all;
    }

    /**
     * The pairs of this set that meet conditions such as {@code L == 2, Lf >= 1}; an empty text has none.
     *
     * @throws IllegalArgumentException if the text is not of this form
     */
    public DepthSet with(String conditions) {
        DepthSet set = this;
        for (String condition : conditions.split(",", -1)) {
            String[] words = condition.strip().split(" ", -1);
            if (condition.isBlank()) {
                continue;
            }
            if (words.length != 3 || !words[0].matches("Lf?")) {
                throw new IllegalArgumentException("'" + condition + "': expected L or Lf, == or >=, and a number");
            }
            Form excess = new Form(
                    Rational.of(-Long.parseLong(words[2])),
                    Rational.of(words[0].equals("L") ? 1 : 0),
                    Rational.of(words[0].equals("L") ? 0 : 1));
            set = set.with(excess);
            if (words[1].equals("==")) {
                set = set.with(excess.negate());
            } else if (!words[1].equals(">=")) {
                throw new IllegalArgumentException("'" + condition + "': expected == or >=");
            }
        }
        return set;
    }

    /** The pairs of this set at which the form is at least 0. */
    public DepthSet with(Form atLeastZero) {
        List<Form> more = new ArrayList<>(conditions);
        more.add(atLeastZero.tightened());
        return new DepthSet(more);
    }

    /** The forms that are at least 0 on the set. */
    public List<Form> conditions() {
        return conditions;
    }

    /** True if not even real L and Lf meet the conditions. False does not mean that whole ones do. */
    public boolean isEmpty() {
        return corners.isEmpty();
    }

    /**
     * A lower bound of the form on the set, which real L and Lf reach; empty if it has none. The set lies in the quadrant L &ge; 2, Lf &ge; 1, so it
     * contains no line, and a linear form that does not fall along a ray of it is least at a corner.
     *
     * @throws ArithmeticException if the set is empty
     */
    public Optional<Rational> least(Form form) {
        if (rays.stream().anyMatch(ray -> form.along(ray.layers(), ray.fusion()).signum() < 0)) {
            return Optional.empty();
        }
        return Optional.of(corners.stream()
                .map(corner -> form.at(corner.layers(), corner.fusion()))
                .min(Rational::compareTo)
                .orElseThrow(() -> new ArithmeticException("no L and Lf meet the conditions")));
    }

    /** True if the form is certainly above 0 at all pairs of the set. */
    public boolean isPositive(Form form) {
        return isEmpty() || least(form.strict()).filter(v -> v.signum() >= 0).isPresent();
    }

    /** True if the form is certainly at least 0 at all pairs of the set. */
    public boolean isNonnegative(Form form) {
        return isEmpty() || least(form).filter(v -> v.signum() >= 0).isPresent();
    }

    /**
     * Pairs {@code {L, Lf}} of the set: first those close to its corners, where a condition that nearly fails does, then all with L up to 8, then those close
     * to the rays from the corners. They serve as examples and counterexamples; that there are none proves nothing.
     */
    public List<int[]> examples() {
        Map<Long, int[]> found = new LinkedHashMap<>();
        corners.forEach(corner -> around(corner, found));
        for (int layers = 2; layers <= SMALL; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                add(layers, fusion, found);
            }
        }
        for (Corner corner : corners) {
            for (Corner ray : rays) {
                for (int step = 1; step <= 2; step++) {
                    Rational length = Rational.of(step);
                    around(
                            new Corner(
                                    corner.layers().plus(ray.layers().times(length)),
                                    corner.fusion().plus(ray.fusion().times(length))),
                            found);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private void around(Corner corner, Map<Long, int[]> found) {
        long layers = floor(corner.layers());
        long fusion = floor(corner.fusion());
        for (long i = layers - NEAR; i <= layers + NEAR; i++) {
            for (long j = fusion - NEAR; j <= fusion + NEAR; j++) {
                if (i <= Integer.MAX_VALUE && j <= Integer.MAX_VALUE && i >= 2 && j >= 1) {
                    add((int) i, (int) j, found);
                }
            }
        }
    }

    private static long floor(Rational value) {
        return value.numerator()
                .divide(value.denominator())
                .min(BigInteger.valueOf(Integer.MAX_VALUE))
                .longValueExact();
    }

    private void add(int layers, int fusion, Map<Long, int[]> found) {
        if (conditions.stream()
                .allMatch(c -> c.at(Rational.of(layers), Rational.of(fusion)).signum() >= 0)) {
            found.put(((long) layers << 32) + fusion, new int[] {layers, fusion});
        }
    }

    private static List<Corner> corners(List<Form> conditions) {
        List<Corner> corners = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            for (int j = i + 1; j < conditions.size(); j++) {
                Form a = conditions.get(i);
                Form b = conditions.get(j);
                Rational determinant = a.layers()
                        .times(b.fusion())
                        .plus(a.fusion().times(b.layers()).negate());
                if (determinant.signum() == 0) {
                    continue;
                }
                Rational inverse = determinant.inverse();
                Rational layers = a.fusion()
                        .times(b.constant())
                        .plus(b.fusion().times(a.constant()).negate())
                        .times(inverse);
                Rational fusion = b.layers()
                        .times(a.constant())
                        .plus(a.layers().times(b.constant()).negate())
                        .times(inverse);
                if (conditions.stream().allMatch(c -> c.at(layers, fusion).signum() >= 0)) {
                    corners.add(new Corner(layers, fusion));
                }
            }
        }
        return corners;
    }

    /** Directions along the edges in which no condition falls; all others are sums of these. */
    private static List<Corner> rays(List<Form> conditions) {
        List<Corner> rays = new ArrayList<>();
        for (Form edge : conditions) {
            for (int sign = -1; sign <= 1; sign += 2) {
                Rational layers = edge.fusion().times(Rational.of(sign));
                Rational fusion = edge.layers().times(Rational.of(-sign));
                boolean isZero = layers.signum() == 0 && fusion.signum() == 0;
                if (!isZero
                        && conditions.stream()
                                .allMatch(c -> c.along(layers, fusion).signum() >= 0)) {
                    rays.add(new Corner(layers, fusion));
                }
            }
        }
        return rays;
    }
}
