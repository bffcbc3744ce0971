package org.fusionflow.cli.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes command lines that are valid as texts, with trees, data and numbers of all kinds and sizes. */
final class RandomProblem {
    private static final List<String> COMMANDS =
            List.of("predict", "predict", "predict", "saddles", "saddles", "simulate");
    private static final List<String> SIZES =
            List.of("1e-8", "1e-5", "1e-3", "0.1", "0.5", "1", "1", "1.5", "2", "3", "10", "1e3", "1e5", "1e8");
    private static final List<String> CORRELATIONS = List.of(
            "-1", "-0.9999999999", "-0.9", "-0.5", "-0.1", "0", "0", "1e-12", "0.1", "0.5", "0.9", "0.9999999999", "1");
    private static final List<String> STARTS =
            List.of("1e-3", "0.01", "0.1", "0.3", "0.9", "1", "3", "1e4", "1e30", "1e100");
    /** A step covers a fraction of a decade of growth: many modalities or all layers of a network take minutes from here, which they say. */
    private static final List<String> TINY_STARTS = List.of("1e-150", "1e-60", "1e-12", "1e-9");

    private static final List<String> TIMES =
            List.of("0", "0,1", "0:9:4", "log:1e-9:1e9:5", "1e-300,1", "0,1e15", "0,1e26", "1e300");

    /**
     * Also inputs that take minutes, although they say so: tiny starts with many modalities, and sizes of 1e±5 or many layers with all layers of a
     * network. They were left out of the usual run after their times had been seen.
     */
    private static final boolean EXTREMES = Boolean.getBoolean("fusionflow.fuzz.extremes");

    private final RandomGenerator random;

    RandomProblem(RandomGenerator random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    List<String> arguments() {
        String command = one(COMMANDS);
        int count = 1 + random.nextInt(10) / 3;
        boolean several = command.equals("predict") && random.nextInt(12) == 0;
        boolean drawn = command.equals("predict") && !several && random.nextInt(6) == 0;
        boolean wide = (several || drawn) && !EXTREMES;
        List<String> line = new ArrayList<>(List.of(command, "-a", tree(count, wide), "--u0", start(count, wide)));
        if (count == 2 && random.nextBoolean()) {
            line.addAll(List.of("--toy", toy()));
        } else {
            line.addAll(List.of("--random", drawn(count, several, wide)));
        }
        if (random.nextBoolean()) {
            line.add("--json");
        }
        if (!command.equals("saddles") && random.nextInt(4) == 0) {
            line.addAll(List.of("--times", one(TIMES)));
        }
        if (drawn) {
            line.addAll(List.of(
                    "--init", one(List.of("gaussian-std", "gaussian-norm", "he", "orthogonal")), "--width", "3"));
        }
        if (command.equals("simulate")) {
            network(line);
        }
        return line;
    }

    private String correlation() {
        String any = one(CORRELATIONS);
        return EXTREMES ? any : any.replace(".9999999999", ".99");
    }

    private String start(int count, boolean wide) {
        return (count < 3 || EXTREMES) && !wide && random.nextInt(4) == 0 ? one(TINY_STARTS) : one(STARTS);
    }

    private void network(List<String> line) {
        String method = one(List.of("flow", "gd", "momentum", "adam"));
        line.addAll(List.of("--method", method, "--width", String.valueOf(1 + random.nextInt(4)), "--max-steps", "60"));
        line.addAll(
                List.of("--init", one(List.of("aligned", "gaussian-std", "gaussian-norm", "xavier", "orthogonal"))));
        if (!method.equals("flow")) {
            line.addAll(List.of("--lr", one(List.of("1e-9", "0.01", "0.1", "1", "100"))));
        }
        if (random.nextInt(4) == 0) {
            line.add("--bias");
        }
        if (random.nextInt(4) == 0) {
            line.addAll(List.of("--weight-decay", one(SIZES)));
        }
    }

    private String tree(int leaves, boolean wide) {
        if (leaves == 1) {
            return "A:" + (1 + random.nextInt(4));
        }
        StringBuilder tree = new StringBuilder("(");
        boolean nested = leaves > 2 && random.nextBoolean();
        for (int m = 0; m < leaves; m++) {
            String leaf = (char) ('A' + m) + ":" + depth(1, wide);
            tree.append(m == 0 ? "" : ",").append(nested && m == 0 ? "(" + leaf : leaf);
            if (nested && m == 1) {
                tree.append("):").append(depth(1, wide));
            }
        }
        return tree + "):" + depth(0, wide);
    }

    /** A network of some width is integrated with all its layers. */
    private int depth(int least, boolean wide) {
        return !wide && random.nextInt(12) == 0 ? 20 : least + random.nextInt(3);
    }

    private String toy() {
        String text = "ratio=" + one(SIZES) + ",rho=" + one(CORRELATIONS);
        if (random.nextInt(3) == 0) {
            text += ",wB=" + (random.nextBoolean() ? "-" : "") + one(SIZES);
        }
        if (random.nextInt(6) == 0) {
            text += ",wA=0";
        }
        if (random.nextInt(4) == 0) {
            text += ",samples=" + (1 + random.nextInt(9)) + ",noise=" + one(List.of("0", "0.1", "1", "1e5"));
        }
        return text;
    }

    /** Moderate sizes for a network of some width: all its layers, a million times as stiff, take minutes. */
    private String drawn(int count, boolean several, boolean wide) {
        StringBuilder text = new StringBuilder();
        for (int m = 0; m < count; m++) {
            char name = (char) ('A' + m);
            text.append(m == 0 ? "" : ",").append(name).append('=').append(1 + random.nextInt(3));
            if (random.nextInt(3) == 0) {
                text.append(",std.")
                        .append(name)
                        .append('=')
                        .append(one(wide ? List.of("0.5", "1", "2") : List.of("1e-5", "0.01", "1", "10", "1e5")));
            }
            if (random.nextInt(5) == 0) {
                text.append(",norm.")
                        .append(name)
                        .append('=')
                        .append(one(wide ? List.of("0", "1", "2") : List.of("0", "1e-8", "1", "1e5")));
            }
        }
        if (several) {
            text.append(",outputs=").append(2 + random.nextInt(3));
        }
        switch (random.nextInt(4)) {
            case 0 -> text.append(",covariance=wishart");
            // Several inputs that are collinear but for 1e-10 are followed for a minute, which is said.
            case 1 -> text.append(",rho=").append(correlation());
            default -> {}
        }
        if (random.nextInt(3) == 0) {
            text.append(",samples=")
                    .append(1 + random.nextInt(9))
                    .append(",noise=")
                    .append(one(List.of("0", "0.1", "1", "1e5")));
        }
        return text.append(",seed=").append(random.nextInt(1000)).toString();
    }
}
