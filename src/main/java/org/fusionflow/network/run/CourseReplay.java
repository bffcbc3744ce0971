package org.fusionflow.network.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.ode.Outcome;

/** Observes a course that was recorded elsewhere as if the plan's network had just been trained along it. */
public final class CourseReplay {
    private CourseReplay() {}

    /**
     * The result of a recorded run: half times, plateau and states at the plan's times by the definitions of training in steps, with straight lines
     * between the recorded states. What was half learned before the first state has no half time, unless that is the start, time 0. The conserved
     * quantities need the weights, which are not known, so that their drift is NaN.
     *
     * @param plan what is watched, for the recorded problem
     * @param course loss and map, at least one state, in the order of time
     * @param steps of the method at the end
     */
    public static TrainingResult of(TrainingPlan plan, List<TrajectoryPoint> course, long steps) {
        Recorder recorder = new Recorder(plan, ProgressListener.NONE);
        TrajectoryPoint first = course.get(0);
        CourseObserver observer = new CourseObserver(recorder, first.map().size(), (map, loss) -> loss);
        observer.start(first.time(), first.map().toArray(), first.loss());
        for (TrajectoryPoint state : course.subList(1, course.size())) {
            recorder.step(steps, state.time(), state.loss());
            observer.after(state.time(), state.map().toArray(), state.loss());
        }
        TrajectoryPoint last = course.get(course.size() - 1);
        return new TrainingResult(
                steps,
                last.time(),
                Outcome.REACHED_END,
                OptionalDouble.empty(),
                recorder.trajectory(),
                seen(recorder.halfTimes(), first.time()),
                seen(recorder.signalHalfTimes(), first.time()),
                recorder.closestApproach(),
                last.loss(),
                last.map(),
                Double.NaN,
                recorder.largestRise());
    }

    /** Only times that were seen: a mark that was passed at the first state may have been passed at any time before. */
    private static List<Optional<LocatedTime>> seen(List<Optional<LocatedTime>> times, double first) {
        return first == 0
                ? times
                : times.stream()
                        .map(time -> time.filter(one -> one.time() > first))
                        .toList();
    }
}
