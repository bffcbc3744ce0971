package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.reduced.flow.ReducedFlow;

/**
 * Half times as a sequence of stretches, each measured on a clock of its own: from the start to the first half time,
 * from there to the second, and so on. After a first phase of 1e100 time units a single clock in double precision
 * loses the 100 units that the second phase takes; its stretch keeps all of its digits.
 */
public final class HalfTimeStretches implements StepWatcher {
    /**
     * The end of one stretch.
     *
     * @param modality that is half learned then, by its index
     * @param duration since the half time before it, or since the start, in flow time
     */
    public record Stretch(int modality, double duration) {}

    private record Crossed(int modality, double fraction) {}

    private final ReducedFlow flow;
    private final Vector halfNorms;
    private final boolean[] found;
    private final List<Stretch> stretches = new ArrayList<>();
    private double[] state;
    private double[] map;
    private double elapsed;

    private HalfTimeStretches(ReducedFlow flow, double[] start, Vector halfNorms) {
        this.flow = flow;
        this.halfNorms = halfNorms;
        found = new boolean[halfNorms.size()];
        state = start;
        map = new double[flow.regression().mapSize()];
        flow.map(start, map);
    }

    /**
     * Integrates until every modality is half learned, nothing changes any more, or the work is used up.
     *
     * @param start state at time 0
     * @param halfNorms one per modality; 0 for a modality without a half norm
     * @param mostEvaluations of the flow, &gt; 0
     * @return the stretches in the order of time; modalities that were not half learned are absent
     */
    public static List<Stretch> of(ReducedFlow flow, double[] start, Vector halfNorms, long mostEvaluations) {
        HalfTimeStretches watch = new HalfTimeStretches(flow, start, halfNorms);
        for (int m = 0; m < halfNorms.size(); m++) {
            if (watch.isBeyond(m, watch.map)) {
                watch.found[m] = true;
                watch.stretches.add(new Stretch(m, 0));
            }
        }
        if (!watch.isComplete()) {
            new FlowIntegrator(flow, ReducedRun.tolerance(start), mostEvaluations)
                    .run(start, 0, ReducedRun.FOREVER, List.of(watch));
        }
        return List.copyOf(watch.stretches);
    }

    private boolean isBeyond(int m, double[] at) {
        return halfNorms.at(m) > 0 && !found[m] && flow.regression().norm(at, m) >= halfNorms.at(m);
    }

    private boolean isComplete() {
        for (int m = 0; m < found.length; m++) {
            if (halfNorms.at(m) > 0 && !found[m]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean see(DenseStep dense) {
        MapStep step = new MapStep(flow, dense, state, map);
        state = step.endState();
        map = step.endMap();
        List<Crossed> crossed = new ArrayList<>();
        for (int m = 0; m < found.length; m++) {
            if (isBeyond(m, map)) {
                crossed.add(new Crossed(m, fraction(step, m)));
            }
        }
        crossed.sort(Comparator.comparingDouble(Crossed::fraction));
        double last = 0;
        for (Crossed next : crossed) {
            found[next.modality()] = true;
            stretches.add(new Stretch(next.modality(), elapsed + (next.fraction() - last) * dense.length()));
            elapsed = 0;
            last = next.fraction();
        }
        elapsed += (1 - last) * dense.length();
        return isComplete() || flow.isSettled(state);
    }

    private double fraction(MapStep step, int m) {
        return Crossing.bracket(f -> flow.regression().norm(step.mapAt(f), m) - halfNorms.at(m))[1];
    }
}
