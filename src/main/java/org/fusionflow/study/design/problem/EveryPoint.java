package org.fusionflow.study.design.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.design.grid.StudyGrid;
import org.fusionflow.study.journal.Workers;

/** Does the same work for many points of a study, on all cores: looking at the points of a large map before the first job takes seconds. */
public final class EveryPoint {
    private EveryPoint() {}

    /**
     * The results in the order of the points. The work is not done on the common pool, which reads files ahead: points of the same data wait for
     * the one that reads them, and if they were all threads of that pool, it would never end.
     *
     * @param work must be safe to call from several threads, and give the same whatever the order
     * @throws InvalidInput of the first point that is refused, as a loop would throw it; points after one that is refused are left out
     */
    public static <T> List<T> of(List<StudyGrid.Point> points, Function<StudyGrid.Point, T> work) {
        AtomicReferenceArray<T> found = new AtomicReferenceArray<>(points.size());
        NavigableMap<Integer, InvalidInput> refused = new ConcurrentSkipListMap<>();
        Workers.run(Runtime.getRuntime().availableProcessors(), points.size(), index -> {
            // Those before it are still looked at: which point is refused must not depend on the threads.
            if (!refused.headMap(index).isEmpty()) {
                return;
            }
            try {
                found.set(index, work.apply(points.get(index)));
            } catch (InvalidInput mistake) {
                refused.put(index, mistake);
            }
        });
        if (!refused.isEmpty()) {
            throw refused.firstEntry().getValue();
        }
        List<T> results = new ArrayList<>(points.size());
        for (int index = 0; index < points.size(); index++) {
            results.add(found.get(index));
        }
        return results;
    }
}
