package org.fusionflow.network.replay;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.network.learned.ContributionHistory;
import org.fusionflow.network.record.Recording;

/**
 * A training loop that was recorded elsewhere, with all blocks in the leaf order of its problem.
 *
 * @param file that holds it
 * @param course loss and map at the recorded times, at least two
 * @param steps of the method at the end
 * @param contributions of the modalities at the recorded times
 * @param quantities what else is recorded of modalities, contributions among it
 * @param warnings what is doubtful about it, one sentence each, without the name of the file
 */
public record RecordedRun(
        Path file,
        List<TrajectoryPoint> course,
        long steps,
        ContributionHistory contributions,
        Recording quantities,
        List<String> warnings) {
    public RecordedRun {
        course = List.copyOf(course);
        warnings = List.copyOf(warnings);
    }

    /** Flow time of the first recorded state. */
    public double start() {
        return course.get(0).time();
    }

    /** Flow time of the last recorded state. */
    public double end() {
        return course.get(course.size() - 1).time();
    }

    /** Name of the file without its folder and ending. */
    public String name() {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".npz") ? name.substring(0, name.length() - ".npz".length()) : name;
    }
}
