package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.fusionflow.claims.random.Formula.Call;
import org.fusionflow.claims.random.Formula.Joined;
import org.fusionflow.claims.random.Formula.Literal;
import org.fusionflow.claims.random.Formula.Minus;
import org.fusionflow.claims.random.Formula.Name;

/**
 * Writes a true claim in another form that says the same, so that a proof has work to do: terms in another order, products
 * expanded, fractions on one denominator, roots as powers, abbreviations, both sides changed by the same operation.
 */
final class Rewriting {
    private static final Formula HALF = Formula.number(1).over(Formula.number(2));

    private final Random random;

    Rewriting(Random random) {
        this.random = random;
    }

    /** The claim with {@code steps} random changes. */
    RandomClaim of(RandomClaim claim, int steps) {
        Formula left = FormulaText.read(claim.sides().get(0));
        Formula right = FormulaText.read(claim.sides().get(1));
        for (int i = 0; i < steps; i++) {
            right = somewhere(right);
            if (i % 3 == 2) {
                left = somewhere(left);
            }
        }
        if (random.nextInt(4) == 0) {
            Formula both = FormulaText.read(
                    claim.hasAmplitudes() ? "w" + claim.tree().names().get(0) : "yy + 1");
            left = left.times(both);
            right = random.nextBoolean()
                    ? both.times(right)
                    : distributed(right.times(both)).orElse(right.times(both));
        } else if (random.nextInt(4) == 0) {
            Formula both = new Name("s" + claim.tree().names().get(0));
            left = left.minus(both);
            right = new Minus(both).plus(right);
        }
        Map<String, String> lets = new LinkedHashMap<>();
        if (random.nextInt(4) == 0) {
            right = abbreviated(right, lets);
        }
        List<String> sides = new ArrayList<>(List.of(FormulaText.write(left), FormulaText.write(right)));
        if (random.nextInt(8) == 0) {
            sides.add(FormulaText.write(somewhere(right)));
        }
        return new RandomClaim(claim.kind(), claim.tree(), lets, claim.assumes(), sides);
    }

    private Formula abbreviated(Formula formula, Map<String, String> lets) {
        List<Formula> candidates = new ArrayList<>();
        collect(formula, candidates);
        candidates.removeIf(part -> part.equals(formula) || part.parts().isEmpty());
        if (candidates.isEmpty()) {
            return formula;
        }
        Formula chosen = candidates.get(random.nextInt(candidates.size()));
        lets.put("r1", FormulaText.write(chosen));
        return formula.replaced(part -> part.equals(chosen) ? new Name("r1") : part);
    }

    /** Parts that may be rewritten: everything but exponents, which say more as they stand. */
    private static void collect(Formula formula, List<Formula> parts) {
        parts.add(formula);
        if (formula instanceof Joined joined && joined.sign() == '^') {
            collect(joined.left(), parts);
        } else {
            formula.parts().forEach(part -> collect(part, parts));
        }
    }

    /** One change at a random part that allows one. */
    private Formula somewhere(Formula formula) {
        List<Formula> parts = new ArrayList<>();
        collect(formula, parts);
        for (int tries = 0; tries < 20; tries++) {
            int place = random.nextInt(parts.size());
            Optional<Formula> changed = change(parts.get(place));
            if (changed.isPresent()) {
                return replaceOnce(formula, parts.get(place), changed.get());
            }
        }
        return formula;
    }

    /** Replaces the part by identity, outside exponents as {@link #collect} found it. */
    private static Formula replaceOnce(Formula formula, Formula part, Formula by) {
        if (formula == part) {
            return by;
        }
        List<Formula> parts = new ArrayList<>(formula.parts());
        parts.replaceAll(child -> replaceOnce(child, part, by));
        return parts.isEmpty() ? formula : formula.with(parts);
    }

    private Optional<Formula> change(Formula part) {
        if (part instanceof Joined joined) {
            return switch (random.nextInt(6)) {
                case 0 -> commuted(joined);
                case 1 -> distributed(joined);
                case 2 -> onOneDenominator(joined);
                case 3 -> powerWrittenOtherwise(joined);
                case 4 -> quotientWrittenOtherwise(joined);
                default -> regrouped(joined);
            };
        }
        if (part instanceof Call call && call.function().equals("Sqrt")) {
            return Optional.of(call.parts().get(0).to(HALF));
        }
        if (part instanceof Name name && name.text().matches("[uNg][A-Z]\\w*") && random.nextInt(4) == 0) {
            // Copies, because a later change of one of them is not to change all.
            Formula copy = new Name(name.text());
            Formula square = random.nextBoolean() ? name.times(copy) : copy.to(Formula.number(2));
            return Optional.of(square.over(new Name(name.text())));
        }
        if (part instanceof Minus minus && minus.part() instanceof Joined joined && joined.sign() == '-') {
            return Optional.of(joined.right().minus(joined.left()));
        }
        return Optional.empty();
    }

    private static Optional<Formula> commuted(Joined joined) {
        Formula left = joined.left();
        Formula right = joined.right();
        return switch (joined.sign()) {
            case '+' -> Optional.of(right.plus(left));
            case '*' -> Optional.of(right.times(left));
            case '-' -> Optional.of(new Minus(right).plus(left));
            default -> Optional.empty();
        };
    }

    private static boolean isSum(Formula formula) {
        return formula instanceof Joined joined && (joined.sign() == '+' || joined.sign() == '-');
    }

    /** {@code (a + b)*c}, {@code c*(a + b)}, {@code (a + b)/c} and {@code (a + b)^2} written out. */
    private static Optional<Formula> distributed(Formula formula) {
        if (!(formula instanceof Joined joined)) {
            return Optional.empty();
        }
        Formula left = joined.left();
        Formula right = joined.right();
        if (isSum(left) && (joined.sign() == '*' || joined.sign() == '/')) {
            Joined sum = (Joined) left;
            return Optional.of(new Joined(
                    sum.sign(),
                    new Joined(joined.sign(), sum.left(), right),
                    new Joined(joined.sign(), sum.right(), right)));
        }
        if (isSum(right) && joined.sign() == '*') {
            Joined sum = (Joined) right;
            return Optional.of(new Joined(sum.sign(), left.times(sum.left()), left.times(sum.right())));
        }
        Formula two = Formula.number(2);
        if (isSum(left) && joined.sign() == '^' && right.equals(two)) {
            Joined sum = (Joined) left;
            Formula cross = two.times(sum.left()).times(sum.right());
            return Optional.of(new Joined(sum.sign(), sum.left().to(two), cross)
                    .plus(sum.right().to(two)));
        }
        return Optional.empty();
    }

    /** {@code a/b + c} as {@code (a + c*b)/b}, {@code a/b + c/d} as {@code (a*d + c*b)/(b*d)}. */
    private static Optional<Formula> onOneDenominator(Joined joined) {
        if (!isSum(joined)) {
            return Optional.empty();
        }
        Optional<Joined> left = quotient(joined.left());
        Optional<Joined> right = quotient(joined.right());
        if (left.isEmpty() && right.isEmpty()) {
            return Optional.empty();
        }
        Formula a = left.map(Joined::left).orElse(joined.left());
        Formula c = right.map(Joined::left).orElse(joined.right());
        Formula b = left.map(Joined::right).orElse(Formula.number(1));
        Formula d = right.map(Joined::right).orElse(Formula.number(1));
        Formula above =
                new Joined(joined.sign(), right.isPresent() ? a.times(d) : a, left.isPresent() ? c.times(b) : c);
        return Optional.of(above.over(left.isEmpty() ? d : right.isEmpty() ? b : b.times(d)));
    }

    private static Optional<Joined> quotient(Formula formula) {
        return formula instanceof Joined joined && joined.sign() == '/' ? Optional.of(joined) : Optional.empty();
    }

    /** {@code x^n} as {@code x*x^(n-1)}, a half power as a root, {@code x^(n/2)} with one root split off. */
    private static Optional<Formula> powerWrittenOtherwise(Joined joined) {
        if (joined.sign() != '^') {
            return Optional.empty();
        }
        Formula base = joined.left();
        if (joined.right().equals(HALF)) {
            return Optional.of(Formula.call("Sqrt", base));
        }
        if (joined.right() instanceof Literal literal && literal.value().isWhole()) {
            int n = literal.value().intValue();
            return n < 2 ? Optional.empty() : Optional.of(base.times(n == 2 ? base : base.to(Formula.number(n - 1L))));
        }
        if (joined.right() instanceof Joined half
                && half.sign() == '/'
                && half.right().equals(Formula.number(2))
                && half.left() instanceof Literal literal) {
            int n = literal.value().intValue();
            return Optional.of(Formula.call("Sqrt", base).times(base.to(Formula.number((n - 1L) / 2))));
        }
        return Optional.empty();
    }

    /** {@code a/b} as {@code a*(1/b)} or {@code a*b^(-1)}, {@code a/2} as {@code 0.5*a}. */
    private Optional<Formula> quotientWrittenOtherwise(Joined joined) {
        if (joined.sign() != '/') {
            return Optional.empty();
        }
        if (joined.right().equals(Formula.number(2))) {
            return Optional.of(new Literal(Fraction.of(1, 2)).times(joined.left()));
        }
        return Optional.of(
                random.nextBoolean()
                        ? joined.left().times(Formula.number(1).over(joined.right()))
                        : joined.left().times(joined.right().to(Formula.number(-1))));
    }

    /** {@code a - b} as {@code -(b - a)}, {@code (a*b)*c} as {@code a*(c*b)}, {@code (a/b)*c} as {@code a*c/b}. */
    private static Optional<Formula> regrouped(Joined joined) {
        if (joined.sign() == '-') {
            return Optional.of(new Minus(joined.right().minus(joined.left())));
        }
        if (joined.sign() == '*' && joined.left() instanceof Joined left) {
            if (left.sign() == '*') {
                return Optional.of(left.left().times(joined.right().times(left.right())));
            }
            if (left.sign() == '/') {
                return Optional.of(left.left().times(joined.right()).over(left.right()));
            }
        }
        return Optional.empty();
    }
}
