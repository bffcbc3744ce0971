package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Freeze;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.reduced.flow.ReducedFlow;
import org.fusionflow.reduced.flow.Regression;
import org.fusionflow.reduced.remedy.ProblemFlow;

/**
 * Finds the times at which modalities are learned and freeze: when {@code |e_m|}, the residual of what is minimized, has fallen to
 * {@link Freeze#LEARNED} of what it is for the map 0. What is frozen earlier is frozen when later times are looked for.
 */
public final class FreezeTimes {
    private FreezeTimes() {}

    /**
     * The problem with a time for every freeze.
     *
     * @param flows the flow of a problem
     * @throws InvalidInput if a modality that is to freeze is never learned
     */
    public static Problem resolved(Problem problem, Function<Problem, ProblemFlow> flows) {
        Problem known = problem;
        while (true) {
            List<Freeze> open = known.remedies().freezes().stream()
                    .filter(freeze -> freeze.from().isEmpty())
                    .toList();
            if (open.isEmpty()) {
                return known;
            }
            known = next(known, open, flows);
        }
    }

    /** The problem with a time for the freeze that comes first. */
    private static Problem next(Problem problem, List<Freeze> open, Function<Problem, ProblemFlow> flows) {
        List<Freeze> timed = problem.remedies().freezes().stream()
                .filter(freeze -> freeze.from().isPresent())
                .toList();
        Problem before = problem.withRemedies(problem.remedies().withFreezes(timed));
        ProblemFlow found = flows.apply(before);
        ReducedFlow flow = found.flow();
        double[] start = found.start().toArray();
        Regression regression = flow.regression();
        double[] zero = new double[regression.mapSize()];
        double[] whole = new double[zero.length];
        double[] residual = new double[zero.length];
        regression.writeResidual(zero, whole);
        double[] halves = new double[problem.names().size()];
        for (Freeze freeze : open) {
            int m = problem.names().indexOf(freeze.modality());
            halves[m] = (1 - Freeze.LEARNED) * regression.norm(whole, m);
        }
        HalfTimeWatch watch = new HalfTimeWatch(
                (map, m) -> {
                    regression.writeResidual(map, residual);
                    return regression.norm(whole, m) - regression.norm(residual, m);
                },
                Vector.of(halves));
        Looking looking = new Looking(flow, watch, start);
        StagedIntegration.run(flow, ReducedRun.tolerance(start), start, 0, ReducedRun.FOREVER, List.of(looking));
        List<Freeze> all = new ArrayList<>(problem.remedies().freezes());
        Freeze first = null;
        double earliest = Double.POSITIVE_INFINITY;
        for (Freeze freeze : open) {
            Optional<LocatedTime> time = watch.found().get(problem.names().indexOf(freeze.modality()));
            if (time.isPresent() && time.get().time() < earliest) {
                earliest = time.get().time();
                first = freeze;
            }
        }
        if (first == null) {
            throw new InvalidInput("freeze of " + open.get(0).modality()
                    + ": expected a modality that is learned, its residual never falls to 1 % of that at the start; give a"
                    + " time, as in " + open.get(0).modality() + "@t>10");
        }
        all.set(all.indexOf(first), new Freeze(first.modality(), OptionalDouble.of(earliest)));
        return problem.withRemedies(problem.remedies().withFreezes(all));
    }

    /** Ends with the first freeze, or when nothing changes any more. */
    private static final class Looking implements StepWatcher {
        private final ReducedFlow flow;
        private final HalfTimeWatch watch;
        private double[] state;
        private double[] map;

        Looking(ReducedFlow flow, HalfTimeWatch watch, double[] start) {
            this.flow = flow;
            this.watch = watch;
            state = start;
            map = new double[flow.regression().mapSize()];
            flow.map(start, map);
            watch.start(0, start, map);
        }

        @Override
        public boolean see(DenseStep dense) {
            MapStep step = new MapStep(flow, dense, state, map);
            watch.see(step);
            state = step.endState();
            map = step.endMap();
            return watch.found().stream().anyMatch(Optional::isPresent)
                    || (flow.isSettled(state) && StagedIntegration.isLast(flow, step.end()));
        }
    }
}
