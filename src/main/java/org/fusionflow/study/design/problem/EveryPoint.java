package org.fusionflow.study.design.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.design.grid.StudyGrid;

/** Does the same work for many points of a study, on all cores: looking at the points of a large map before the first job takes seconds. */
public final class EveryPoint {
    private EveryPoint() {}

    /**
     * The results in the order of the points.
     *
     * @param work must be safe to call from several threads, and give the same whatever the order
     * @throws InvalidInput of the first point that is refused, as a loop would throw it
     */
    public static <T> List<T> of(List<StudyGrid.Point> points, Function<StudyGrid.Point, T> work) {
        List<Found<T>> found = IntStream.range(0, points.size())
                .parallel()
                .mapToObj(index -> Found.of(points.get(index), work))
                .toList();
        List<T> results = new ArrayList<>();
        for (Found<T> one : found) {
            one.mistake().ifPresent(mistake -> {
                throw mistake;
            });
            one.result().ifPresent(results::add);
        }
        return results;
    }

    /** What is found at a point: a result or a mistake. */
    private record Found<T>(Optional<T> result, Optional<InvalidInput> mistake) {
        static <T> Found<T> of(StudyGrid.Point point, Function<StudyGrid.Point, T> work) {
            try {
                return new Found<>(Optional.of(work.apply(point)), Optional.empty());
            } catch (InvalidInput refused) {
                return new Found<>(Optional.empty(), Optional.of(refused));
            }
        }
    }
}
