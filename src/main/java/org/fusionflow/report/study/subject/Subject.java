package org.fusionflow.report.study.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.expression.Sentence;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.path.MatchedPhases;
import org.fusionflow.report.study.manuscript.CheckLine;
import org.fusionflow.report.study.manuscript.StudySource;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.run.Courses;
import org.fusionflow.study.run.RecordedDoubts;
import org.fusionflow.study.run.StudyResult;
import org.fusionflow.symbolic.derivation.Derivation;

/**
 * The content of the report of a study without axes, with the names that its parts use.
 *
 * @param name of the study
 * @param title for output
 * @param description a paragraph; may be empty
 * @param data source of the data, in words
 * @param prediction of theory
 * @param derivation for the architecture; empty if there is none
 * @param whyNoDerivation the reason in a sentence if there is none
 * @param networks in the order of the study
 * @param doubts about recorded runs, a sentence each
 * @param checks with their outcomes, in the order of the study
 */
public record Subject(
        String name,
        String title,
        Sentence description,
        String data,
        Prediction prediction,
        Optional<Derivation> derivation,
        String whyNoDerivation,
        List<Ensemble> networks,
        List<String> doubts,
        List<CheckLine> checks,
        StudySource source) {
    /**
     * Largest number of modalities with a derivation. More modalities have more than 32 fixed points, each a row of a table with its own
     * conditions.
     */
    private static final int MOST_MODALITIES = 5;

    /** Largest number of layers of all edges together; longer products of layers would exceed the margin in every step. */
    private static final int MOST_LAYERS = 40;

    public Subject {
        networks = List.copyOf(networks);
        doubts = List.copyOf(doubts);
        checks = List.copyOf(checks);
    }

    /**
     * The content for a study without axes that was run in memory.
     *
     * @throws IllegalArgumentException if it has no recorded states
     */
    public static Subject of(StudyResult result) {
        Study study = result.study();
        Courses courses = result.courses()
                .orElseThrow(() -> new IllegalArgumentException("study " + study.name() + ": no courses"));
        Problem problem = courses.at().problem();
        return new Subject(
                study.name(),
                study.title(),
                study.description(),
                courses.at().source(),
                courses.prediction(),
                derive(problem),
                whyNoDerivation(problem),
                courses.networks().stream()
                        .map(network -> Ensemble.of(network, problem))
                        .toList(),
                RecordedDoubts.of(courses),
                result.checks().stream().map(CheckLine::of).toList(),
                StudySource.of(study));
    }

    /** The derivation for a problem's architecture, if there is one. */
    static Optional<Derivation> derive(Problem problem) {
        return whyNoDerivation(problem).isEmpty() ? Optional.of(Derivation.of(problem.tree())) : Optional.empty();
    }

    /** The reason why there is no derivation, in a sentence; empty if there is one. */
    static String whyNoDerivation(Problem problem) {
        if (problem.moments().outputs() > 1) {
            return "The derivation is for one output; with " + problem.moments().outputs()
                    + " outputs the reduced system is a network of small width, which is integrated as it is.";
        }
        if (problem.names().size() > MOST_MODALITIES) {
            return "The derivation is left out: with " + problem.names().size() + " modalities it has "
                    + "up to 2" + Rounded.superscript(problem.names().size())
                    + " fixed points, more than a report has room for. The command derive gives"
                    + " it.";
        }
        int layers = layers(problem.tree());
        return layers <= MOST_LAYERS
                ? ""
                : "The derivation is left out: with " + layers
                        + " layers its formulas are longer than a page. The command derive gives it.";
    }

    private static int layers(FusionTree node) {
        return node.depth().value()
                + node.children().stream().mapToInt(Subject::layers).sum();
    }

    public Problem problem() {
        return prediction.problem();
    }

    public FusionTree tree() {
        return problem().tree();
    }

    public Moments moments() {
        return problem().moments();
    }

    public double u0() {
        return problem().u0();
    }

    public List<String> names() {
        return problem().names();
    }

    /** The modalities in the order in which they are learned. */
    public List<Integer> order() {
        return prediction.order();
    }

    public String first() {
        return names().get(order().get(0));
    }

    public String last() {
        return names().get(order().get(order().size() - 1));
    }

    /** Two modalities of equal depth fused once, with one output: closed forms exist; empty for other architectures. */
    public Optional<TwoModality> two() {
        return moments().outputs() == 1 ? tree().asTwoModality() : Optional.empty();
    }

    /** True if there is a plateau whose loss can be compared; there is none if both modalities are learned in one phase. */
    public boolean asksForPlateau() {
        return prediction.plateauLoss().isPresent() || two().isPresent();
    }

    /** Number of layers from a modality to the output. */
    public int layers(int modality) {
        return layers(tree(), names().get(modality));
    }

    private static int layers(FusionTree node, String name) {
        int below = node.children().stream()
                .filter(child -> child.names().contains(name))
                .mapToInt(child -> layers(child, name))
                .findFirst()
                .orElse(0);
        return node.depth().value() + below;
    }

    /** Largest number of layers on any path. */
    public int depth() {
        return IntStream.range(0, names().size()).map(this::layers).max().orElse(0);
    }

    /** True if each modality has one input. */
    public boolean isScalar() {
        return moments().modalities().inputs() == moments().modalities().count();
    }

    /** True for two modalities of equal depth with one input each and one output: the reduced flow is drawn in the plane of their lengths. */
    public boolean isPlane() {
        return isScalar() && two().isPresent();
    }

    public boolean hasRatio() {
        return names().size() > 1;
    }

    public boolean hasNonlinear() {
        return networks.stream().anyMatch(network -> !network.setup().isLinear());
    }

    /** True if all nonlinear networks have an alignment law. */
    public boolean hasLaw() {
        return hasNonlinear()
                && networks.stream()
                        .allMatch(network -> network.setup().isLinear()
                                || network.rectified().isPresent());
    }

    public boolean hasFormula() {
        return IntStream.range(0, names().size())
                .anyMatch(m -> prediction.laws().formulaTime(m).isPresent());
    }

    /** The reason why there is no formula at leading order. */
    public String whyNoFormula() {
        if (moments().outputs() > 1) {
            return "There is no closed form for several outputs.";
        }
        return u0() < 1
                ? "There is no closed form for this architecture."
                : "Closed forms are those of a small start, which this is not.";
    }

    public SourceColumn column(Ensemble network) {
        return SourceColumn.of(network, order());
    }

    /** What is predicted from the network's own start; empty if it starts as the reduced flow does, or if there is no such prediction. */
    public Optional<SourceColumn> ownColumn(Ensemble network) {
        return network.own().exists() ? Optional.of(SourceColumn.own(network, order())) : Optional.empty();
    }

    /** The fixed points of the predicted path at which some but not all modalities are learned: the loss has its plateaus there. */
    public List<LearnedSet> plateaus() {
        return prediction.path().map(MatchedPhases::sequence).orElse(List.of()).stream()
                .filter(set -> set.size() > 0 && set.size() < names().size())
                .toList();
    }

    /**
     * True if the trajectory comes so near to the fixed point of the plateau that the plateau shows. It does not if the second modality follows at
     * once.
     */
    public boolean visitsPlateau() {
        return prediction
                .plateau()
                .filter(saddle -> prediction.timeline().stream()
                        .flatMap(line -> line.passed().stream())
                        .anyMatch(stay -> stay.saddle().learned().equals(saddle.learned())
                                && stay.visit().happened()))
                .isPresent();
    }

    /** Loss at a fixed point. */
    public double loss(LearnedSet set) {
        return prediction.graph().orElseThrow().at(set).loss();
    }

    /** Root mean square over the data of the change of a linear network's output when a modality's input is set to 0. */
    public double contribution(Vector map, int modality) {
        return Contributions.ofMap(moments(), map.toArray())[modality];
    }

    /** The symbol of a half time, {@code t_A}, for a formula or a chart. */
    public String halfTime(int modality) {
        return indexed("t", names().get(modality));
    }

    /** The symbol of the last half time over the first. */
    public String ratio() {
        return halfTime(order().get(order().size() - 1)) + "/" + halfTime(order().get(0));
    }

    /** A symbol with an index, for a formula or a chart. */
    public static String indexed(String symbol, String index) {
        return symbol + "_" + (index.length() == 1 ? index : "{" + index + "}");
    }

    public OptionalDouble reducedHalfTime(int modality) {
        return prediction.halfTime(modality);
    }

    /** {@code A}, {@code A and B}, {@code A, B and C}. */
    public static String list(List<String> words) {
        List<String> all = new ArrayList<>(words);
        if (all.size() < 2) {
            return String.join("", all);
        }
        String end = all.remove(all.size() - 1);
        return String.join(", ", all) + " and " + end;
    }

    public static String seeds(Ensemble network) {
        int count = network.results().size();
        if (network.isRecorded()) {
            return count == 1 ? "1 run" : count + " runs";
        }
        return count == 1 ? "1 seed" : count + " seeds";
    }
}
