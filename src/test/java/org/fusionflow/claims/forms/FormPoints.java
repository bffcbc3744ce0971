package org.fusionflow.claims.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.random.Bounds;
import org.fusionflow.claims.random.Fraction;
import org.fusionflow.claims.random.Known;
import org.fusionflow.claims.random.LinearMaps;
import org.fusionflow.claims.random.RandomPoint;

/** Random points that a claim speaks about: moments of data, whole depths, positive lengths, and its own conditions. */
final class FormPoints {
    private static final int DIMENSION = 3;

    /** Deepest networks that are drawn; statements about all depths may fail as late as this. */
    private static final int DEEPEST = 45;

    private static final Pattern STABLE_SET = Pattern.compile("table\\(\\{(\\w+(?:,\\w+)+)\\}\\)");

    private final Form form;
    private final Random random;

    FormPoints(Form form, Random random) {
        this.form = form;
        this.random = random;
    }

    /** One point that meets the conditions of the claim; empty if this draw gave none. */
    Optional<FormValue> draw() {
        try {
            FormValue point = drawn();
            for (String condition : form.conditions()) {
                String statement = condition.matches("\\w+") ? condition + " > 0" : condition;
                if (!Statement.holds(statement, point).orElse(false)) {
                    return Optional.empty();
                }
            }
            return Optional.of(point);
        } catch (ArithmeticException | InvalidInput none) {
            return Optional.empty();
        }
    }

    private FormValue drawn() {
        Map<String, Bounds> values = new LinkedHashMap<>();
        for (String declared : form.variables()) {
            boolean positive = declared.contains(">");
            String name = declared.split("[ >]", -1)[0];
            values.put(name, positive ? positive() : signed());
            if (positive) {
                values.put(name + "'positive", Bounds.ONE);
            }
        }
        Map<String, List<Bounds>> vectors = new HashMap<>();
        for (String name : form.vectorNames()) {
            List<Bounds> coordinates = new ArrayList<>();
            for (int i = 0; i < DIMENSION; i++) {
                coordinates.add(signed());
            }
            vectors.put(name, coordinates);
        }
        Map<String, String> pins = new LinkedHashMap<>(form.pins());
        Optional<FusionTree> tree = form.tree();
        if (tree.isPresent() && !tree.get().isNumeric()) {
            int fusion = pins.containsKey("Lf") ? Integer.parseInt(pins.remove("Lf")) : 1 + small();
            int layers = pins.containsKey("L") ? Integer.parseInt(pins.remove("L")) : Math.max(2, fusion + small() - 1);
            values.put("L", number(layers));
            values.put("Lf", number(fusion));
            tree = Optional.of(tree.get().at(layers, fusion));
        }
        tree.ifPresent(t -> moments(t, values));
        for (Map.Entry<String, String> pin : pins.entrySet()) {
            boolean isVector = vectors.containsKey(pin.getKey());
            FormValue sofar = new FormValue(tree, values, vectors, FormValue.writtenOut(form.abbreviations()));
            if (isVector && pin.getValue().startsWith("[")) {
                vectors.put(
                        pin.getKey(),
                        Stream.of(pin.getValue().replaceAll("[\\[\\]]", "").split(",", -1))
                                .map(sofar::of)
                                .toList());
            } else if (isVector) {
                vectors.put(pin.getKey(), sofar.vector(pin.getValue()));
            } else {
                values.put(pin.getKey(), sofar.of(pin.getValue()));
            }
        }
        if (tree.isPresent()) {
            requireMoments(tree.get(), values, pins.containsKey("yy"));
        }
        requirePositive(values);
        return new FormValue(tree, values, vectors, FormValue.writtenOut(form.abbreviations()));
    }

    private int small() {
        return random.nextInt(3) == 0 ? random.nextInt(DEEPEST) : random.nextInt(5);
    }

    private void moments(FusionTree tree, Map<String, Bounds> values) {
        List<String> names = tree.names();
        int n = names.size();
        Bounds[][] g = new Bounds[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                g[i][j] = j > i ? Bounds.ZERO : i == j ? positive() : signed();
            }
        }
        for (int i = 0; i < n; i++) {
            values.put("s" + names.get(i), signed());
            values.put("u" + names.get(i), positive());
            for (int j = i; j < n; j++) {
                Bounds sum = Bounds.ZERO;
                for (int k = 0; k < n; k++) {
                    sum = sum.plus(g[i][k].times(g[j][k]));
                }
                values.put("v" + names.get(i) + (i == j ? "" : names.get(j)), sum);
            }
        }
        values.put("yy", positive());
        values.put("u0", positive());
        Matcher set = STABLE_SET.matcher(form.meaning());
        if (set.find()) {
            RandomPoint.learn(List.of(set.group(1).split(",", -1)), tree, values, random);
        }
    }

    /** The covariance has to be positive definite; the output variance is raised above what the best map explains. */
    private void requireMoments(FusionTree tree, Map<String, Bounds> values, boolean keepsOutput) {
        List<String> names = tree.names();
        for (int count = 1; count <= names.size(); count++) {
            if (determinant(tree, values, names.subList(0, count)).sign() <= 0) {
                throw new ArithmeticException("not a covariance");
            }
        }
        Bounds least = Known.value(new LinearMaps(tree, values).of(names), "Loss");
        if (keepsOutput) {
            if (least.sign() < 0 || (least.sign() == 0 && !least.isExactlyZero())) {
                throw new ArithmeticException("more is explained than there is");
            }
        } else {
            values.put("yy", values.get("yy").minus(least.plus(least)).plus(positive()));
        }
    }

    private static Bounds determinant(FusionTree tree, Map<String, Bounds> values, List<String> names) {
        int n = names.size();
        Bounds[][] rows = new Bounds[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = new LinearMaps(tree, values).covariance(names.get(i), names.get(j));
            }
        }
        Bounds determinant = Bounds.ONE;
        for (int k = 0; k < n; k++) {
            determinant = determinant.times(rows[k][k]);
            for (int i = k + 1; i < n; i++) {
                Bounds factor = rows[i][k].times(rows[k][k].inverse());
                for (int j = k; j < n; j++) {
                    rows[i][j] = rows[i][j].minus(factor.times(rows[k][j]));
                }
            }
        }
        return determinant;
    }

    private void requirePositive(Map<String, Bounds> values) {
        values.forEach((name, value) -> {
            boolean positive = values.containsKey(name + "'positive")
                    || (form.tree().isPresent() && name.startsWith("u") && !name.contains("'"));
            if (positive && value.sign() <= 0) {
                throw new ArithmeticException(name + " is not positive");
            }
        });
    }

    private Bounds positive() {
        return switch (random.nextInt(4)) {
            case 0 -> number(1 + random.nextInt(2));
            case 1 -> Bounds.exactly(Fraction.of(1 + random.nextInt(40), 1 + random.nextInt(40)));
            default -> Bounds.exactly(Fraction.of(1 + random.nextInt(6), 1 + random.nextInt(4)));
        };
    }

    private Bounds signed() {
        int draw = random.nextInt(9);
        return draw == 0 ? Bounds.ZERO : draw < 5 ? positive() : positive().negate();
    }

    private static Bounds number(int value) {
        return Bounds.exactly(Fraction.of(value));
    }
}
