package org.fusionflow.reduced.saddle.path;

import java.util.List;
import java.util.Optional;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.Integration;
import org.fusionflow.ode.Outcome;
import org.fusionflow.ode.Tolerance;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.saddle.Continuum;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * Finds the point of a {@link Continuum} that a path reaches, by integrating the balanced flow of the modalities learned
 * there from where they are when the phase begins. Which point it is depends on the start: the flow conserves as many
 * quantities as the continuum has dimensions.
 */
final class Landing {
    private static final double TOLERANCE = 1e-12;

    /** Absolute tolerance relative to the smallest length at the start. */
    private static final double ABSOLUTE = 1e-14;

    private static final long MOST_EVALUATIONS = 2_000_000;

    private final SaddleGraph graph;
    private final BalancedFlow flow;
    private double[] end;

    private Landing(SaddleGraph graph, double[] start) {
        this.graph = graph;
        flow = new BalancedFlow(graph.tree(), graph.moments());
        end = start;
    }

    /**
     * The map at the point that is reached; empty if the flow does not come to rest within the limit of steps.
     *
     * @param from fixed point at which the phase begins
     * @param rows of the modalities that are not learned there
     * @param members modalities that take part
     */
    static Optional<Vector> map(SaddleGraph graph, Saddle from, double[][] rows, LearnedSet members) {
        double[] start = new double[graph.moments().modalities().inputs()];
        double smallest = Double.POSITIVE_INFINITY;
        for (int m : members.indices()) {
            int at = graph.moments().modalities().start(m);
            double length = from.lengths().at(m);
            Vector row = Vector.of(rows[m]);
            if (from.learned().contains(m) && length > 0) {
                Vector map = graph.moments().modalities().block(from.map(), m);
                row = map.times(length / map.norm());
            }
            System.arraycopy(row.toArray(), 0, start, at, row.size());
            smallest = row.norm() > 0 ? Math.min(smallest, row.norm()) : smallest;
        }
        return Double.isInfinite(smallest) ? Optional.empty() : new Landing(graph, start).run(smallest);
    }

    private Optional<Vector> run(double smallest) {
        Integration integration = new FlowIntegrator(
                        flow, new Tolerance(TOLERANCE, ABSOLUTE * smallest), MOST_EVALUATIONS)
                .run(end, 0, Race.FOREVER, List.of(this::isAtRest));
        if (integration.outcome() != Outcome.STOPPED_BY_EVENT) {
            return Optional.empty();
        }
        double[] map = new double[graph.moments().modalities().inputs()];
        flow.map(end, map);
        return Optional.of(Vector.of(map));
    }

    private boolean isAtRest(DenseStep step) {
        double[] now = new double[flow.size()];
        step.state(1, now);
        end = now;
        return flow.isSettled(now);
    }
}
