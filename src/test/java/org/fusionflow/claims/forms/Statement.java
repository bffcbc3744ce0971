package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.claims.random.Bounds;

/**
 * A statement of the claim language, read and evaluated by code that the program does not share. A value is certain or there is none; all parts are
 * evaluated, because a claim says nothing where a part has no value.
 */
final class Statement {
    /** Longer signs first. */
    private static final Pattern SIGN = Pattern.compile("<=>|=>|<=|>=|==|!=|\\|\\||&&|->|<|>|!");

    private static final List<String> COMPARISONS = List.of("==", "!=", "<=", ">=", "<", ">");

    private static final Pattern STABILITY = Pattern.compile("(Stable|Unstable)\\(\\{([^}]*)\\}\\)");

    private Statement() {}

    /**
     * Whether a statement holds at a point; empty if that is not certain.
     *
     * @throws ArithmeticException where a part has no value
     */
    static Optional<Boolean> holds(String text, FormValue point) {
        String trimmed = text.strip();
        List<Integer> places = signs(trimmed);
        for (String joint : List.of("<=>", "=>", "||", "&&")) {
            for (int place : places) {
                if (signAt(trimmed, place).equals(joint)) {
                    Optional<Boolean> left = holds(trimmed.substring(0, place), point);
                    Optional<Boolean> right = holds(trimmed.substring(place + joint.length()), point);
                    return joined(joint, left, right);
                }
            }
        }
        if (trimmed.startsWith("!")) {
            return holds(trimmed.substring(1), point).map(value -> !value);
        }
        Matcher stability = STABILITY.matcher(trimmed);
        if (stability.matches()) {
            List<String> learned = stability.group(2).isBlank()
                    ? List.of()
                    : List.of(stability.group(2).split("\\s*,\\s*", -1));
            JacobianSigns signs = point.jacobian(learned);
            return Optional.of(stability.group(1).equals("Stable") ? signs.stable() : signs.unstable());
        }
        if (places.isEmpty() && trimmed.startsWith("(") && trimmed.endsWith(")")) {
            return holds(trimmed.substring(1, trimmed.length() - 1), point);
        }
        return chain(trimmed, places, point);
    }

    private static Optional<Boolean> joined(String joint, Optional<Boolean> left, Optional<Boolean> right) {
        return switch (joint) {
            case "&&" -> decided(left, right, false);
            case "||" -> decided(left, right, true);
            case "=>" -> decided(left.map(value -> !value), right, true);
            default -> left.flatMap(l -> right.map(r -> l.equals(r)));
        };
    }

    private static Optional<Boolean> decided(Optional<Boolean> left, Optional<Boolean> right, boolean alone) {
        if (left.filter(value -> value == alone).isPresent()
                || right.filter(value -> value == alone).isPresent()) {
            return Optional.of(alone);
        }
        return left.isPresent() && right.isPresent() ? Optional.of(!alone) : Optional.empty();
    }

    private static Optional<Boolean> chain(String text, List<Integer> places, FormValue point) {
        List<Bounds> sides = new ArrayList<>();
        List<String> signs = new ArrayList<>();
        int from = 0;
        for (int place : places) {
            String sign = signAt(text, place);
            if (COMPARISONS.contains(sign)) {
                sides.add(point.of(text.substring(from, place)));
                signs.add(sign);
                from = place + sign.length();
            }
        }
        sides.add(point.of(text.substring(from)));
        if (signs.isEmpty()) {
            throw new IllegalArgumentException("no comparison in '" + text + "'");
        }
        Optional<Boolean> all = Optional.of(true);
        for (int i = 0; i < signs.size(); i++) {
            all = decided(all, compared(sides.get(i).minus(sides.get(i + 1)), signs.get(i)), false);
        }
        return all;
    }

    private static Optional<Boolean> compared(Bounds difference, String sign) {
        if (difference.sign() == 0 && !difference.isExactlyZero()) {
            return Optional.empty();
        }
        BiPredicate<Integer, Integer> holds = switch (sign) {
            case "==" -> (a, b) -> a.equals(b);
            case "!=" -> (a, b) -> !a.equals(b);
            case "<=" -> (a, b) -> a <= b;
            case ">=" -> (a, b) -> a >= b;
            case "<" -> (a, b) -> a < b;
            default -> (a, b) -> a > b;
        };
        return Optional.of(holds.test(difference.sign(), 0));
    }

    /** Where signs stand outside all brackets. */
    private static List<Integer> signs(String text) {
        List<Integer> places = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            if (depth == 0) {
                String sign = signAt(text, i);
                if (!sign.isEmpty()) {
                    places.add(i);
                    i += sign.length() - 1;
                }
            }
        }
        return places;
    }

    private static String signAt(String text, int place) {
        Matcher matcher = SIGN.matcher(text).region(place, text.length());
        return matcher.lookingAt() ? matcher.group() : "";
    }
}
