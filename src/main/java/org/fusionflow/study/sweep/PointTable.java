package org.fusionflow.study.sweep;

import java.util.List;
import java.util.Optional;

/** What a sweep asks at every point of its grid. Points may be asked in any order and from several threads. */
public interface PointTable {
    /** The first line of the CSV. */
    List<String> header();

    /** The rows of one point, which depend on nothing else. */
    PointRows rows(int point);

    /** What lies between the points of a sweep along one parameter; empty for tables without. */
    default Optional<List<SpecialPoint>> specialPoints() {
        return Optional.empty();
    }
}
