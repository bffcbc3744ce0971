package org.fusionflow.reduced.saddle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numeric graph against the derived fixed points, the counting rule and closed forms. */
class SaddleGraphTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22, 23, 26, 27, 30, 31})
    void agreesWithTheDerivedFixedPoints(long seed) {
        RandomProblem problem = RandomProblem.scalar(seed);
        SaddleGraph graph = SaddleGraph.of(problem.tree(), problem.moments());
        Derivation derived = Derivation.of(problem.tree());
        Map<List<String>, FixedPoint> points =
                derived.fixedPoints().stream().collect(Collectors.toMap(FixedPoint::learned, p -> p));
        assertEquals(
                points.keySet(),
                graph.saddles().stream().map(s -> s.learned().names()).collect(Collectors.toSet()),
                problem.tree().newick());
        for (Saddle saddle : graph.saddles()) {
            FixedPoint point =
                    Objects.requireNonNull(points.get(saddle.learned().names()));
            Map<String, Double> values = symbols(problem, saddle);
            assertEquals(
                    point.loss().value(values),
                    saddle.loss(),
                    1e-12 * problem.moments().outputVariance());
            assertEquals(point.kind(), saddle.kind().label());
            assertEquals(point.exits().size(), saddle.exits().size());
            for (int i = 0; i < point.exits().size(); i++) {
                FixedPoint.Exit expected = point.exits().get(i);
                Exit exit = saddle.exits().get(i);
                assertEquals(expected.modality(), exit.name());
                assertEquals(expected.layers().value(), exit.order());
                assertEquals(expected.residual().value(values), exit.residual().at(0), 1e-11);
                double gain = expected.factor().value(values);
                assertEquals(gain, exit.gain(), 1e-12 * gain);
            }
        }
    }

    private static Map<String, Double> symbols(RandomProblem problem, Saddle saddle) {
        Map<String, Double> values = new HashMap<>();
        List<String> names = problem.tree().names();
        Moments moments = problem.moments();
        values.put("yy", moments.outputVariance());
        for (int m = 0; m < names.size(); m++) {
            values.put("s" + names.get(m), moments.correlation().at(m));
            Modality leaf = problem.tree().modalities().get(m);
            values.put(ReducedSystem.length(leaf).name(), saddle.lengths().at(m));
            for (int n = m; n < names.size(); n++) {
                String pair = m == n ? names.get(m) : names.get(m) + names.get(n);
                values.put("v" + pair, moments.inputCovariance().at(m, n));
            }
        }
        return values;
    }

    /** The recursion of [SG-4], node by node, on random trees of up to five modalities. */
    @Test
    void countsAsTheRecursionSays() {
        for (long seed = 0; seed < 100; seed++) {
            RandomProblem problem = RandomProblem.vector(seed);
            long[] count = count(problem.tree());
            assertEquals(
                    count[0] + count[1],
                    SaddleGraph.of(problem.tree(), problem.moments())
                            .admissibleSets()
                            .size(),
                    problem.tree().newick());
        }
    }

    private static long[] count(FusionTree node) {
        if (node instanceof Modality) {
            return new long[] {1, node.depth().value() >= 2 ? 1 : 0};
        }
        long all = 1;
        long none = 1;
        for (FusionTree child : node.children()) {
            long[] below = count(child);
            all *= below[0] + below[1];
            none *= below[1];
        }
        return new long[] {all - none, node.depth().value() >= 1 ? 1 : none};
    }

    /** The fixed points that the derivation lists for its example. */
    @Test
    void nestedTreeHasSixFixedPointsAndItsTableOfExits() {
        FusionTree tree = FusionTree.parse("((A:2,B:1):1,C:3):1");
        SaddleGraph graph = SaddleGraph.of(tree, RandomProblem.moments(tree, 4));
        assertEquals(
                List.of("{}", "{B}", "{C}", "{A,B}", "{B,C}", "{A,B,C}"),
                graph.admissibleSets().stream().map(LearnedSet::toString).toList());
        Saddle origin = graph.origin();
        assertEquals(List.of(3, 2, 3), origin.exits().stream().map(Exit::order).toList());
        assertEquals(List.of("B", "C"), origin.exits().get(0).companions());
        List<String> edges = graph.escapes().stream()
                .map(e -> e.from() + " " + e.exit().name() + " " + e.to() + " " + e.isJoint())
                .toList();
        assertEquals(
                List.of(
                        "{} A {A,B} true",
                        "{} B {B} false",
                        "{} C {C} false",
                        "{B} A {A,B} false",
                        "{B} C {B,C} false",
                        "{C} A {A,B,C} true",
                        "{C} B {B,C} false",
                        "{A,B} C {A,B,C} false",
                        "{B,C} A {A,B,C} false"),
                edges);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void lossFallsAlongEveryOpenEdge(long seed) {
        RandomProblem problem = RandomProblem.vector(seed);
        SaddleGraph graph = SaddleGraph.of(problem.tree(), problem.moments());
        for (Escape escape : graph.escapes()) {
            double before = graph.at(escape.from()).loss();
            double after = graph.at(escape.to()).loss();
            assertTrue(
                    escape.exit().isOpen() ? after < before : after < before + 1e-9,
                    escape.from() + " to " + escape.to());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1,1,1", "0.001,0.5,2", "1e-9,1,4", "0.3,0.3,3"})
    void durationsFollowTheEscapeLaws(double from, double to, int order) {
        Exit exit = new Exit(0, "A", Vector.of(3, 4), order, 0.5, ZeroVerdict.NO, List.of());
        double expected = order == 1
                ? Math.log(to / from) / 2.5
                : (Math.pow(from, 1 - order) - Math.pow(to, 1 - order)) / ((order - 1) * 2.5);
        assertEquals(expected, exit.duration(from, to).orElseThrow(), 1e-13 * expected);
        assertThrows(IllegalArgumentException.class, () -> exit.duration(0, 1));
    }

    @Test
    void uncorrelatedModalityHasNoExitAndLeavesTheLearnedSetInNameOnly() {
        FusionTree tree = FusionTree.parse("(A:2,B:2,C:2):1");
        double[][] covariance = {{2, 0, 0.3}, {0, 1, 0}, {0.3, 0, 1}};
        Moments moments = new Moments(
                new Modalities(tree.names(), List.of(1, 1, 1)), new Symmetric(covariance), Vector.of(1, 0, 0.7), 2);
        SaddleGraph graph = SaddleGraph.of(tree, moments);
        Exit exit = graph.origin().exit(1).orElseThrow();
        assertEquals(EscapeLaw.NONE, exit.law());
        assertTrue(exit.direction().isEmpty());
        assertTrue(exit.duration(0.1, 1).isEmpty());
        assertEquals(0, exit.rate());
        Saddle inName = graph.saddles().stream()
                .filter(s -> s.learned().names().equals(List.of("A", "B")))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("B"), inName.degenerate().names());
        assertEquals(0, inName.lengths().at(1));
        assertEquals(1, inName.edges().get(0).layers());
        assertEquals(inName.lengths().at(0), inName.edges().get(0).norm(), 1e-15);
        // The exit by C is that of the point where A alone is learned.
        Saddle alone = graph.at(new LearnedSet(tree.names(), 1));
        assertEquals(
                alone.exit(2).orElseThrow().rate(), inName.exit(2).orElseThrow().rate(), 1e-13);
        assertTrue(alone.hasPermanentBias());
        assertEquals(Saddle.Kind.STRICT_SADDLE, alone.kind());
    }

    @Test
    void identicalModalitiesExplainEachOther() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments moments = new Moments(
                new Modalities(tree.names(), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 1}, {1, 1}}),
                Vector.of(0.8, 0.8),
                1);
        SaddleGraph graph = SaddleGraph.of(tree, moments);
        Saddle alone = graph.at(new LearnedSet(tree.names(), 1));
        assertEquals(Saddle.Kind.MINIMUM, alone.kind());
        assertTrue(alone.hasPermanentBias());
        // The pseudo-inverse shares the map evenly, and each length is the root of half of it.
        assertEquals(Math.sqrt(0.4), graph.end().lengths().at(0), 1e-14);
    }

    @Test
    void rescalingAnInputChangesNoVerdict() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):1");
        Moments tiny = new Moments(
                new Modalities(tree.names(), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 0.3e-10}, {0.3e-10, 1e-20}}),
                Vector.of(1, 0.7e-10),
                2);
        SaddleGraph graph = SaddleGraph.of(tree, tiny);
        assertTrue(graph.origin().exit(1).orElseThrow().isOpen());
        assertTrue(
                graph.at(new LearnedSet(tree.names(), 1)).exit(1).orElseThrow().isOpen());
    }

    @Test
    void refusesWhatHasNoGraphToLookAt() {
        String eleven =
                "(" + IntStream.range(0, 11).mapToObj(i -> "M" + i + ":2").collect(Collectors.joining(",")) + "):1";
        FusionTree large = FusionTree.parse(eleven);
        InvalidInput tooMany =
                assertThrows(InvalidInput.class, () -> SaddleGraph.of(large, RandomProblem.moments(large, 1)));
        assertTrue(String.valueOf(tooMany.getMessage()).contains("at most 10"), tooMany.getMessage());
        FusionTree symbols = FusionTree.parse("(A:Lf,B:Lf):(L-Lf)");
        Moments toy = ToyData.parse("ratio=2,rho=0.5").moments();
        assertThrows(InvalidInput.class, () -> SaddleGraph.of(symbols, toy));
        assertThrows(InvalidInput.class, () -> SaddleGraph.of(FusionTree.parse("(A:2,C:2):1"), toy));
        SaddleGraph early = SaddleGraph.of(FusionTree.parse("(A:1,B:1):2"), toy);
        LearnedSet notAdmissible = new LearnedSet(List.of("A", "B"), 1);
        assertThrows(IllegalArgumentException.class, () -> early.at(notAdmissible));
    }

    /** Ten modalities: 1024 points. */
    @Tag("closed-form")
    @Test
    void tenModalitiesAtOneNodeGiveTheFullCube() {
        FusionTree tree = FusionTree.parse(
                "(" + IntStream.range(0, 10).mapToObj(i -> "M" + i + ":2").collect(Collectors.joining(",")) + "):1");
        Moments moments = RandomProblem.moments(tree, 9);
        SaddleGraph graph = SaddleGraph.of(tree, moments);
        assertEquals(1024, graph.saddles().size());
        assertEquals(5120, graph.escapes().size());
    }
}
