package org.fusionflow.study.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Datum;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.design.grid.StudyGrid;

/** Groups cases that differ in given axes only. */
final class Groups {
    private Groups() {}

    /**
     * Groups of cases within which only the given axes vary. With {@code per}, the expressions there replace the other axes.
     *
     * @param along axes that vary within a group
     */
    static Collection<List<Case>> apart(Cases cases, List<Case> all, StudyGrid grid, List<String> along, Check check) {
        Map<List<Object>, List<Case>> groups = new LinkedHashMap<>();
        for (Case one : all) {
            List<Object> key = new ArrayList<>(List.of(one.seed()));
            if (check.per().isEmpty()) {
                for (String axis : grid.names()) {
                    if (!along.contains(axis)) {
                        key.add(grid.points().get(one.point()).value(axis));
                    }
                }
            } else {
                List<Datum> values =
                        check.per().stream().map(p -> p.at(one.scope())).toList();
                key.addAll(values);
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
        }
        return groups.values();
    }
}
