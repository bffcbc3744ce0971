package org.fusionflow.report;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.data.LeastSquares;
import org.fusionflow.symbolic.Check;
import org.fusionflow.symbolic.Derivation;
import org.fusionflow.symbolic.FixedPoint;
import org.fusionflow.symbolic.Step;

/** The steps of the derivation with their verdicts, and the fixed points with their losses for these data. */
final class DerivationPart implements Part {
    private static final String FIXED_POINTS = "FT-7";

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        Derivation derivation = subject.derivation();
        manuscript.section("Derivation");
        manuscript.paragraph(Prose.of("Every statement was derived for ")
                .code(derivation.tree().newick())
                .text(" and checked by exact algebra: the difference of both sides is brought to a normal form over the"
                        + " rational numbers. A verdict is computed, not typed. All steps together: ")
                .bold(derivation.verdict().word())
                .text("."));
        for (Step step : derivation.steps()) {
            if (step.id().equals("TM-1")) {
                naming(subject, manuscript);
            }
            step(step, manuscript);
            if (step.id().equals(FIXED_POINTS)) {
                manuscript.table(
                        Prose.of("Fixed points of the balanced flow, and the loss there for these data."),
                        fixedPoints(subject));
            }
        }
    }

    /** The phase laws are written for A learned first. */
    private static void naming(Subject subject, Manuscript manuscript) {
        if (!subject.first().equals("A") || !subject.second().equals("B")) {
            manuscript.paragraph("In the laws of the two phases A stands for the modality that is learned first, here "
                    + subject.first() + ", and B for the other, here " + subject.second() + ".");
        }
    }

    private static void step(Step step, Manuscript manuscript) {
        manuscript.subsection(step.title());
        manuscript.paragraph(StepWords.of(step.id(), step.statement()));
        // The losses of the fixed points, one a line, stand in the table.
        List<String> lines =
                step.id().equals(FIXED_POINTS) ? step.texLines().subList(0, 1) : step.texLines();
        manuscript.formulas(lines, step.id());
        manuscript.paragraph(verdict(step));
    }

    private static Prose verdict(Step step) {
        List<Check> checks = step.checks();
        Set<String> scopes = new LinkedHashSet<>();
        checks.forEach(check -> scopes.add(check.scope()));
        Prose text = Prose.of("")
                .bold(capital(step.verdict().word()))
                .text(checks.size() == 1 ? " by one exact check: " : " by " + checks.size() + " exact checks: ")
                .text(String.join("; ", scopes) + ".");
        return step.verdict().isProved()
                ? text
                : Prose.of("").bold(capital(step.verdict().word())).text(": " + step.verdict().detail() + ".");
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    private static Table fixedPoints(Subject subject) {
        List<FixedPoint> points = subject.derivation().fixedPoints();
        boolean conditional = points.stream().anyMatch(p -> !p.condition().isEmpty());
        boolean scalar = subject.isScalar();
        List<Table.Column> columns = new java.util.ArrayList<>();
        columns.add(Table.Column.left("Learned"));
        columns.add(Table.Column.left("Kind"));
        if (conditional) {
            columns.add(Table.Column.left("Exists for"));
        }
        if (scalar) {
            columns.add(Table.Column.left("Loss"));
        }
        columns.add(Table.Column.right("Value"));
        Table table = Table.of(columns.toArray(Table.Column[]::new));
        for (FixedPoint point : points) {
            List<Prose> cells = new java.util.ArrayList<>();
            cells.add(Prose.ofMath(texSet(point)));
            cells.add(Prose.of(point.kind()));
            if (conditional) {
                cells.add(Prose.of(point.condition()));
            }
            if (scalar) {
                cells.add(Prose.ofMath("\\displaystyle " + point.loss().tex()));
            }
            cells.add(Prose.of(Rounded.value(
                    LeastSquares.on(subject.moments(), learned(subject, point)).loss())));
            table = table.row(cells.toArray(Prose[]::new));
        }
        return table;
    }

    static Set<Integer> learned(Subject subject, FixedPoint point) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(subject.names().indexOf(name)));
        return learned;
    }

    private static String texSet(FixedPoint point) {
        return point.learned().isEmpty()
                ? "\\emptyset"
                : "\\{" + String.join(",", point.learned().stream().map(name -> "\\mathrm{" + name + "}").toList()) + "\\}";
    }
}
