package org.fusionflow.cli.print;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.ContinuumEquation;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.reduced.saddle.path.PredictedEdge;

/** Prints the saddle graph as text: one paragraph for each fixed point, then the path. */
public final class SaddleText {
    /** Largest number of entries of a map or direction; longer ones appear in the JSON document only. */
    private static final int MOST_ENTRIES = 6;

    private final MatchedPhases phases;
    private final StringBuilder text = new StringBuilder();

    private SaddleText(MatchedPhases phases) {
        this.phases = phases;
    }

    public static String of(MatchedPhases phases) {
        SaddleText writer = new SaddleText(phases);
        writer.write();
        return writer.text.toString();
    }

    private void write() {
        List<PredictedEdge> edges = phases.edges();
        List<Saddle> saddles = phases.graph().saddles();
        line("architecture " + phases.graph().tree().newick() + ", u0 = " + phases.u0() + ", " + saddles.size()
                + (saddles.size() == 1 ? " fixed point" : " fixed points"));
        for (Saddle saddle : saddles) {
            line("");
            line(String.format(
                    Locale.ROOT,
                    "%-12s loss %-10s %s",
                    saddle.learned(),
                    number(saddle.loss()),
                    saddle.kind().label()));
            if (saddle.learned().size() > 0) {
                map(saddle);
            }
            edges.stream()
                    .filter(edge -> edge.escape().from().equals(saddle.learned()))
                    .forEach(this::exit);
        }
        path(edges);
        halfTimes();
        phases.warnings().forEach(warning -> line("warning: " + warning));
    }

    private void map(Saddle saddle) {
        for (int m : saddle.learned().indices()) {
            String name = saddle.learned().modalities().get(m);
            Vector map = phases.graph().moments().modalities().block(saddle.map(), m);
            line("  learned " + name
                    + (saddle.degenerate().contains(m)
                            ? " in name only: its map is "
                                    + (map.norm() > 0 ? entries(map) + ", what is left of the start" : "0 here")
                            : ": map " + entries(map) + ", length "
                                    + number(saddle.lengths().at(m))));
        }
        saddle.continuum().ifPresent(continuum -> {
            boolean reached = !saddle.map().equals(saddle.point().map());
            line("  one of a continuum of dimension " + continuum.dimension() + ", "
                    + (reached ? "which the path reaches" : "the one of least norm") + "; all fixed points of "
                    + saddle.learned() + " satisfy");
            List<ContinuumEquation> equations =
                    ContinuumEquation.of(phases.graph().moments(), saddle.learned());
            List<String> inputs = phases.graph().moments().modalities().inputNames();
            equations.stream().limit(MOST_ENTRIES).forEach(equation -> line("    " + text(equation, inputs)));
            if (equations.size() > MOST_ENTRIES) {
                line("    and " + (equations.size() - MOST_ENTRIES) + " more equations, in the JSON document");
            }
        });
    }

    private void exit(PredictedEdge edge) {
        Exit exit = edge.escape().exit();
        Optional<Vector> direction = exit.direction();
        if (direction.isEmpty()) {
            line("  no exit by " + exit.name()
                    + (exit.vanishing() == ZeroVerdict.EXACTLY
                            ? ": residual 0, permanent bias"
                            : ": its residual, " + number(exit.residualNorm()) + ", cannot be told from rounding"));
            return;
        }
        LearnedSet others = edge.escape().group();
        StringBuilder sentence = new StringBuilder("  to " + edge.escape().to() + " by " + exit.name() + ": ");
        sentence.append(law(exit)).append(", residual ").append(number(exit.residualNorm()));
        sentence.append(", direction ").append(entries(direction.get()));
        if (!exit.companions().isEmpty()) {
            sentence.append(", faster with ").append(String.join(", ", exit.companions()));
        }
        if (others.size() > 1) {
            List<String> taken = others.names().stream()
                    .filter(name -> !name.equals(exit.name()))
                    .toList();
            sentence.append(", takes ").append(String.join(", ", taken)).append(" along");
        }
        line(sentence.toString());
        if (edge.onPath()) {
            line("    on the path: takes " + duration(edge.duration()) + ", refined " + number(edge.refined()));
        } else {
            line("    takes " + duration(edge.duration()) + " if it starts from u0, aligned and alone");
        }
    }

    private static String law(Exit exit) {
        String u = "u_" + exit.name();
        return switch (exit.law()) {
            case IMMEDIATE -> u + " grows like " + number(exit.rate()) + " t";
            case EXPONENTIAL -> u + " grows like exp(" + number(exit.rate()) + " t)";
            case ALGEBRAIC -> "d" + u + "/dt = " + number(exit.rate()) + " " + u + "^" + exit.order();
            case NONE -> u + " stays";
        };
    }

    private void path(List<PredictedEdge> edges) {
        line("");
        line("path: "
                + String.join(
                        " -> ",
                        phases.sequence().stream().map(LearnedSet::toString).toList()));
        edges.stream()
                .filter(edge -> edge.onPath()
                        && !phases.graph()
                                .admissibleSets()
                                .contains(edge.escape().from()))
                .forEach(edge -> line("  from " + edge.escape().from() + ", which is no fixed point, "
                        + edge.escape().exit().name() + " leads at once"));
    }

    private void halfTimes() {
        line("");
        line(String.format(Locale.ROOT, "%-22s%14s%14s%22s", "half time of", "leading", "refined", "measured against"));
        List<String> names = phases.graph().tree().names();
        for (int m = 0; m < names.size(); m++) {
            line(String.format(
                    Locale.ROOT,
                    "  %-20s%14s%14s%22s",
                    names.get(m),
                    number(phases.leadingHalfTime(m)),
                    number(phases.refinedHalfTime(m)),
                    phases.target(m).learned()));
        }
    }

    /** Such as {@code w_A1 + 2 w_B1 = 3}. */
    private static String text(ContinuumEquation equation, List<String> inputs) {
        StringBuilder sum = new StringBuilder();
        int terms = 0;
        for (int i = 0; i < inputs.size(); i++) {
            double factor = equation.coefficients().at(i);
            if (factor == 0) {
                continue;
            }
            if (++terms > MOST_ENTRIES) {
                sum.append(" + ...");
                break;
            }
            String size = number(Math.abs(factor));
            sum.append(sum.length() == 0 ? factor < 0 ? "-" : "" : factor < 0 ? " - " : " + ")
                    .append(size.equals("1") ? "" : size + " ")
                    .append("w_")
                    .append(inputs.get(i));
        }
        return sum + " = " + number(equation.value());
    }

    private static String entries(Vector vector) {
        if (vector.size() > MOST_ENTRIES) {
            return "of " + vector.size() + " inputs, norm " + number(vector.norm());
        }
        StringBuilder list = new StringBuilder();
        for (double entry : vector.toArray()) {
            list.append(list.length() == 0 ? "" : ", ").append(number(entry));
        }
        return vector.size() == 1 ? list.toString() : "(" + list + ")";
    }

    private static String duration(OptionalDouble time) {
        return time.isPresent() && Double.isInfinite(time.getAsDouble()) ? "more than 1.8e308" : number(time);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "-";
    }

    /** Five digits, which is the accuracy of leading-order theory. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e5
                ? Text.number("%.0f", value)
                : Text.number("%.5g", value);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
