package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;

/**
 * Writes the steps of a derivation with their formulas, the fixed points, and the verdicts.
 *
 * @param derivation with its proofs
 * @param moments of the data for which the losses of the fixed points are given; without them every modality has one input
 * @param first name of the modality that the laws of the phases call A
 * @param last name of the one that they call B
 */
public record DerivationSteps(Derivation derivation, Optional<Moments> moments, String first, String last) {
    private static final String FIXED_POINTS = "FT-7";

    /** A loss below this fraction of the output variance is round-off. */
    private static final double ROUNDING = 1e-13;

    /** The derivation of a study; empty if it has none. */
    public static Optional<DerivationSteps> of(Subject subject) {
        return subject.derivation()
                .map(derivation -> new DerivationSteps(
                        derivation, Optional.of(subject.moments()), subject.first(), subject.last()));
    }

    /** The tags of the equations that are written, to be {@linkplain Manuscript#announce announced} before texts refer to them. */
    public List<String> tags() {
        return derivation.steps().stream().filter(this::says).map(Step::id).toList();
    }

    /** True if a step has something to say about these data. */
    private boolean says(Step step) {
        return moments.map(given -> VectorForm.says(step, given)).orElse(true);
    }

    /**
     * Writes everything into the current section.
     *
     * @param remark at the end of the introduction; may be empty
     */
    public void write(String remark, Manuscript manuscript) {
        Label verdicts = new Label();
        manuscript.paragraph(Prose.of("Every statement was derived for ")
                .code(derivation.tree().newick())
                .text(" and checked by exact algebra: the difference of both sides is brought to a normal form over the"
                        + " rational numbers. All steps together are ")
                .bold(derivation.verdict().word())
                .text("; ")
                .reference(verdicts)
                .text(" has the verdict on each." + remark
                        + (isScalar() ? "" : " Formulas that hold for one input a modality only are left out here.")));
        for (Step step : derivation.steps()) {
            if (step.id().equals("TM-1")) {
                naming(manuscript);
            }
            if (says(step)) {
                step(step, manuscript);
            }
            if (step.id().equals(FIXED_POINTS)) {
                manuscript.table(caption(), fixedPoints());
            }
        }
        manuscript.table(
                verdicts,
                Prose.of("Verdicts on the steps, each with the number of its exact checks and what these cover."),
                verdicts());
    }

    private boolean isScalar() {
        return moments.map(given ->
                        given.modalities().inputs() == given.modalities().count())
                .orElse(true);
    }

    private boolean isEarly() {
        return derivation
                .tree()
                .asTwoModality()
                .filter(two -> two.fusion().isNumeric() && two.fusion().value() == 1)
                .isPresent();
    }

    private Prose caption() {
        Prose caption = Prose.of(
                moments.isPresent()
                        ? "Fixed points of the balanced flow, and the value of the loss there for these data."
                        : "Fixed points of the balanced flow; losses are for one input a modality.");
        return isScalar()
                ? caption.text(" In the formulas ")
                        .math("s_m")
                        .text(" stands for ")
                        .math("\\Sigma_{yx_m}")
                        .text(", with its sign.")
                : caption;
    }

    /** Explains the names: the phase laws are written for A learned first. */
    private void naming(Manuscript manuscript) {
        if (!first.equals("A") || !last.equals("B")) {
            manuscript.paragraph("In the laws of the two phases A stands for the modality that is learned first, here "
                    + first + ", and B for the other, here " + last + ".");
        }
    }

    private void step(Step step, Manuscript manuscript) {
        manuscript.leadIn(Prose.of("")
                .bold(step.title() + ".")
                .text(" ")
                .append(isScalar() ? StepWords.of(step, isEarly()) : VectorForm.words(step, isEarly())));
        List<String> all = isScalar() ? step.texLines() : VectorForm.lines(step);
        // The table has the losses of the fixed points, one in each line.
        List<String> lines = step.id().equals(FIXED_POINTS) ? all.subList(0, 1) : all;
        manuscript.formulas(lines, step.id());
    }

    private Table verdicts() {
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
                    Prose.of(step.id()),
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

    private Table fixedPoints() {
        List<FixedPoint> points = derivation.fixedPoints();
        boolean conditional = points.stream().anyMatch(p -> !p.condition().isEmpty());
        boolean scalar = isScalar();
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
        if (moments.isPresent()) {
            columns.add(Table.Column.right("Value"));
        }
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
            moments.ifPresent(given -> cells.add(Prose.of(Rounded.value(loss(point, given)))));
            table = table.row(cells.toArray(Prose[]::new));
        }
        return table;
    }

    private double loss(FixedPoint point, Moments given) {
        double loss = LeastSquares.on(given, learned(point)).loss();
        return Math.abs(loss) < ROUNDING * given.outputVariance() ? 0 : loss;
    }

    private Set<Integer> learned(FixedPoint point) {
        Set<Integer> learned = new HashSet<>();
        point.learned().forEach(name -> learned.add(derivation.tree().names().indexOf(name)));
        return learned;
    }
}
