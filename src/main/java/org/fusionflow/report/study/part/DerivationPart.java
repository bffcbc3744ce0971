package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.Rounded;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;

/** Writes the steps of the derivation with their verdicts, and the fixed points with their losses for these data. */
final class DerivationPart implements Part {
    private static final String FIXED_POINTS = "FT-7";

    /** A loss below this fraction of the output variance is round-off. */
    private static final double ROUNDING = 1e-13;

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        manuscript.section("Derivation");
        if (subject.derivation().isEmpty()) {
            manuscript.paragraph(subject.whyNoDerivation());
            return;
        }
        write(subject, subject.derivation().get(), manuscript);
    }

    private static void write(Subject subject, Derivation derivation, Manuscript manuscript) {
        Label verdicts = new Label();
        manuscript.paragraph(Prose.of("Every statement was derived for ")
                .code(derivation.tree().newick())
                .text(" and checked by exact algebra: the difference of both sides is brought to a normal form over the"
                        + " rational numbers. All steps together are ")
                .bold(derivation.verdict().word())
                .text("; ")
                .reference(verdicts)
                .text(" has the verdict on each."
                        + (subject.hasNonlinear()
                                ? " It is about the linear network of this architecture; none of it is claimed for a"
                                        + " nonlinear one."
                                : "")
                        + (subject.isScalar()
                                ? ""
                                : " Formulas that hold for one input a modality only are left out here.")));
        for (Step step : derivation.steps()) {
            if (step.id().equals("TM-1")) {
                naming(subject, manuscript);
            }
            boolean early = subject.two().map(two -> two.fusion().value() == 1).orElse(false);
            if (VectorForm.says(step, subject)) {
                step(step, early, subject.isScalar(), manuscript);
            }
            if (step.id().equals(FIXED_POINTS)) {
                manuscript.table(caption(subject), fixedPoints(subject, derivation));
            }
        }
        manuscript.table(
                verdicts,
                Prose.of("Verdicts on the steps, each with the number of its exact checks and what these cover."),
                verdicts(derivation));
    }

    private static Prose caption(Subject subject) {
        Prose caption = Prose.of("Fixed points of the balanced flow, and the value of the loss there for these data.");
        return subject.isScalar()
                ? caption.text(" In the formulas ")
                        .math("s_m")
                        .text(" stands for ")
                        .math("\\Sigma_{yx_m}")
                        .text(", with its sign.")
                : caption;
    }

    /** Explains the names: the phase laws are written for A learned first. */
    private static void naming(Subject subject, Manuscript manuscript) {
        if (!subject.first().equals("A") || !subject.last().equals("B")) {
            manuscript.paragraph("In the laws of the two phases A stands for the modality that is learned first, here "
                    + subject.first() + ", and B for the other, here " + subject.last() + ".");
        }
    }

    private static void step(Step step, boolean early, boolean scalar, Manuscript manuscript) {
        manuscript.leadIn(Prose.of("")
                .bold(step.title() + ".")
                .text(" ")
                .append(scalar ? StepWords.of(step, early) : VectorForm.words(step, early)));
        // The table has the losses of the fixed points, one in each line.
        List<String> all = scalar ? step.texLines() : VectorForm.lines(step);
        List<String> lines = step.id().equals(FIXED_POINTS) ? all.subList(0, 1) : all;
        manuscript.formulas(lines, step.id());
    }

    private static Table verdicts(Derivation derivation) {
        Table table = Table.of(
                Table.Column.left("Tag"),
                Table.Column.left("Verdict"),
                Table.Column.right("Checks"),
                Table.Column.left("Scope"));
        SymbolTex symbols = new SymbolTex(derivation.tree().names());
        for (Step step : derivation.steps()) {
            Set<String> scopes = new LinkedHashSet<>();
            step.checks().forEach(check -> scopes.add(check.scope().marked()));
            table = table.row(
                    Prose.of(step.id().replace("-", "‑")),
                    step.verdict().isProved()
                            ? Prose.of(step.verdict().word())
                            : Prose.of("").bold(step.verdict().word()),
                    Prose.of(String.valueOf(step.checks().size())),
                    step.verdict().isProved()
                            ? Prose.of(new Sentence(String.join("; ", scopes)), symbols)
                            : Prose.of(step.verdict().detail()));
        }
        return table;
    }

    private static Table fixedPoints(Subject subject, Derivation derivation) {
        List<FixedPoint> points = derivation.fixedPoints();
        boolean conditional = points.stream().anyMatch(p -> !p.condition().isEmpty());
        boolean scalar = subject.isScalar();
        SymbolTex symbols = new SymbolTex(derivation.tree().names());
        List<Table.Column> columns = new ArrayList<>();
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
            List<Prose> cells = new ArrayList<>();
            cells.add(Prose.ofMath(symbols.set(point.learned())));
            cells.add(Prose.of(point.describedKind(), symbols));
            if (conditional) {
                cells.add(
                        point.condition().isEmpty()
                                ? Prose.of("")
                                : Prose.ofMath(FormulaTex.of(point.condition(), symbols)));
            }
            if (scalar) {
                cells.add(Prose.ofMath("\\displaystyle " + point.loss().tex(symbols)));
            }
            double loss =
                    LeastSquares.on(subject.moments(), learned(subject, point)).loss();
            boolean rounding = Math.abs(loss) < ROUNDING * subject.moments().outputVariance();
            cells.add(Prose.of(Rounded.value(rounding ? 0 : loss)));
            table = table.row(cells.toArray(Prose[]::new));
        }
        return table;
    }

    static Set<Integer> learned(Subject subject, FixedPoint point) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(subject.names().indexOf(name)));
        return learned;
    }
}
