package org.fusionflow.reduced.saddle.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is first at a fixed point, by integration and in closed form. */
class RaceTest {
    private static final double U0 = 1e-2;

    private static SaddleGraph graph(String newick, double... speeds) {
        FusionTree tree = FusionTree.parse(newick);
        int n = speeds.length;
        double[][] unit = new double[n][n];
        double explained = 0;
        for (int m = 0; m < n; m++) {
            unit[m][m] = 1;
            explained += speeds[m] * speeds[m];
        }
        return SaddleGraph.of(
                tree,
                new Moments(
                        new Modalities(tree.names(), List.of(1, 1, 1).subList(0, n)),
                        new Symmetric(unit),
                        Vector.of(speeds),
                        explained));
    }

    /**
     * Two layers: A comes to 1 at {@code ln(1/u0)/s_A}, when B has the length {@code u0 exp(s_B t)}. If B's finish lies less than 1e-9
     * beyond that they come together, and the one with the larger rate leads.
     */
    @ParameterizedTest
    @CsvSource({"-2e-9, 1", "-5e-10, 1", "5e-10, 1", "8e-10, 1", "1.3e-9, 0", "3e-9, 0"})
    void lengthsWithinABillionthComeTogetherAndTheLargerRateLeads(double beyond, int leader) {
        SaddleGraph graph = graph("(A:2,B:2):0", 1, 1.5);
        double[][] rows = LeadingPath.alignedStart(graph, start(graph));
        double[] finish = {1, U0 * Math.pow(1 / U0, 1.5) * (1 + beyond)};
        Race race = new Race(graph.edges(), graph.moments(), graph.origin(), finish, start(graph));
        assertEquals(leader, race.run(rows).orElseThrow().leader.modality());
        CommonClock clock = new CommonClock(graph.edges(), graph.origin(), finish, rows);
        assertEquals(leader, clock.first().orElseThrow().leader.modality());
    }

    /** Depths of their own and a shared edge: the closed form has the leader and the lengths of the integration. */
    @ParameterizedTest
    @ValueSource(
            strings = {"(A:2,B:2,C:2):0", "(A:1,B:2,C:3):1", "(A:3,B:3,C:2):2", "(A:1,B:1,C:1):2", "(A:2,B:3,C:4):0"})
    void theClosedFormIsTheIntegration(String newick) {
        Random random = new Random(newick.hashCode());
        for (int draw = 0; draw < 5; draw++) {
            SaddleGraph graph = graph(newick, 0.5 + random.nextDouble(), 0.5 + random.nextDouble(), 1);
            double[][] rows = LeadingPath.alignedStart(graph, start(graph));
            double[] finish = random.doubles(3, 0.3, 3).toArray();
            Race.Finish expected = new Race(graph.edges(), graph.moments(), graph.origin(), finish, start(graph))
                    .run(rows)
                    .orElseThrow();
            Race.Finish found = new CommonClock(graph.edges(), graph.origin(), finish, rows)
                    .first()
                    .orElseThrow();
            assertEquals(expected.leader.modality(), found.leader.modality(), newick);
            double[][] lengths = new double[3][];
            expected.writeTo(lengths);
            double[][] closed = new double[3][];
            found.writeTo(closed);
            for (int m = 0; m < 3; m++) {
                assertEquals(lengths[m][0], closed[m][0], 1e-7 * lengths[m][0], newick + " " + m);
            }
        }
    }

    @Test
    void edgesThatOnlySomeShareAndRowsThatTurnAreLeftToTheIntegration() {
        SaddleGraph nested = graph("((A:2,B:2):1,C:2):0", 1, 0.9, 0.8);
        double[] finish = {1, 1, 1};
        assertTrue(new CommonClock(
                        nested.edges(), nested.origin(), finish, LeadingPath.alignedStart(nested, start(nested)))
                .first()
                .isEmpty());
        SaddleGraph late = graph("(A:2,B:2,C:2):0", 1, 0.9, 0.8);
        double[][] rows = LeadingPath.alignedStart(late, start(late));
        rows[1][0] = -rows[1][0];
        assertTrue(new CommonClock(late.edges(), late.origin(), new double[] {1, 1, 1}, rows)
                .first()
                .isEmpty());
    }

    private static SmallStart start(SaddleGraph graph) {
        return SmallStart.balanced(graph.edges().leaves(), graph.edges().inner(), U0);
    }
}
