package org.fusionflow.network.record;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.problem.FlowTimes;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.run.WeightWatcher;

/**
 * Records a run at given times. A step that is not recorded costs one comparison. Recording ends at the first state that is not finite, so a
 * diverged run keeps the rows before it.
 */
public final class WeightRecorder implements WeightWatcher {
    /** Largest number of recorded values, 80 MB; a file of them can be read again within the launcher's heap. */
    public static final int MOST_NUMBERS = 10_000_000;

    private final FlowTimes times;
    private final List<Observable> observables;
    private final List<RecordedQuantity> quantities;
    private final int numbers;
    private final List<Recording.Row> rows = new ArrayList<>();
    /** Times before this are not recorded, because the run begins later. */
    private final double earliest;

    private int next;
    private boolean ended;

    /**
     * Records observables at given times.
     *
     * @throws InvalidInput if they have more than {@link #MOST_NUMBERS} values
     */
    public WeightRecorder(FlowTimes times, List<Observable> observables) {
        this(times, observables, Double.NEGATIVE_INFINITY);
    }

    private WeightRecorder(FlowTimes times, List<Observable> observables, double earliest) {
        this.times = times;
        this.observables = List.copyOf(observables);
        this.earliest = earliest;
        quantities =
                observables.stream().flatMap(one -> one.quantities().stream()).toList();
        long size = quantities.stream().mapToLong(RecordedQuantity::size).sum();
        if (size * times.count() > MOST_NUMBERS) {
            throw new InvalidInput("recording: expected at most " + MOST_NUMBERS + " numbers, got " + times.count()
                    + " times of " + size);
        }
        numbers = (int) size;
    }

    /**
     * A recorder for a resumed run. Together with the earlier part it records the same as a run without interruption.
     *
     * @param earlier recording of the same observables
     * @param resumedAt flow time from which the run continues
     * @throws InvalidInput if the earlier recording has other observables
     */
    public static WeightRecorder after(
            Recording earlier, double resumedAt, FlowTimes times, List<Observable> observables) {
        WeightRecorder recorder = new WeightRecorder(times, observables, Math.nextUp(resumedAt));
        if (!earlier.quantities().equals(recorder.quantities)) {
            throw new InvalidInput("recording: expected the arrays "
                    + recorder.quantities.stream().map(RecordedQuantity::name).toList() + " as before, got "
                    + earlier.quantities().stream().map(RecordedQuantity::name).toList());
        }
        for (Recording.Row row : earlier.rows()) {
            if (row.time() <= resumedAt) {
                recorder.rows.add(row);
                recorder.pass(row.time());
            }
        }
        return recorder;
    }

    /** Number of times that were not recorded, because the run ended before them. */
    public int missed() {
        return times.count() - next;
    }

    /** Number of all times. */
    public int count() {
        return times.count();
    }

    @Override
    public double nextTime() {
        return ended || next == times.count() ? Double.POSITIVE_INFINITY : Math.max(times.at(next), earliest);
    }

    private void pass(double time) {
        while (next < times.count() && times.at(next) <= time) {
            next++;
        }
    }

    @Override
    public void look(long steps, double time, double[] weights, Objective objective) {
        pass(time);
        double[] values = new double[numbers];
        if (isFinite(weights)) {
            NetworkState state = new NetworkState(weights, objective);
            int at = 0;
            for (Observable observable : observables) {
                observable.measure(state, values, at);
                at += observable.size();
            }
        } else {
            ended = true;
        }
        ended |= !isFinite(values);
        if (!ended) {
            rows.add(new Recording.Row(steps, time, Vector.of(values)));
        }
    }

    private static boolean isFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** The rows recorded so far; valid at any time, also after a failure. */
    public Recording recording() {
        return new Recording(quantities, rows);
    }
}
