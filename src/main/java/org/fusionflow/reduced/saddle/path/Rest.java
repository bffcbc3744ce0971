package org.fusionflow.reduced.saddle.path;

import java.util.Optional;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * Where the flow itself comes to rest, if that may be another point than the end of the path of a small start. On a
 * continuum the start decides where the flow ends. The path leaves a modality at 0 that the others make needless. In the
 * flow it grows meanwhile; if it is almost as fast as they are, what it keeps is so small a power of u0 that only an
 * extremely small start leaves it at 0.
 */
final class Rest {
    /** Distance from the end of the path, in units of the outputs, that is no visit: about what the eye resolves in a plot. */
    private static final double FAR = 0.1;

    private Rest() {}

    /** The graph in which the flow's point represents its continuum, and that point if the path does not end there. */
    record Result(SaddleGraph graph, Optional<Saddle> elsewhere) {}

    static Result of(LeadingPath way, SmallStart small) {
        SaddleGraph graph = way.graph();
        Saddle last = way.last();
        boolean tie = isContinuum(graph) && hasTie(way, small);
        if (!tie && !(isContinuum(graph) && leavesHelped(way))) {
            return new Result(graph, Optional.empty());
        }
        double[][] start = LeadingPath.alignedStart(graph, small);
        Optional<Vector> map =
                Landing.map(graph, graph.origin(), start, graph.end().learned());
        if (map.isEmpty() || !(tie || isFar(graph, map.get(), last.map()))) {
            return new Result(graph, Optional.empty());
        }
        LearnedSet onPath = last.learned().without(last.degenerate());
        int bits = 0;
        for (int m = 0; m < start.length; m++) {
            bits |= onPath.contains(m) || graph.shows(map.get(), m) ? 1 << m : 0;
        }
        Saddle there = graph.at(graph.edges().closure(bits));
        boolean onContinuum = there.continuum().isPresent();
        SaddleGraph moved = onContinuum ? graph.withMap(there.learned(), map.get()) : graph;
        return bits == onPath.bits()
                ? new Result(moved, Optional.empty())
                : new Result(moved, Optional.of(moved.at(there.learned())));
    }

    private static boolean isContinuum(SaddleGraph graph) {
        return graph.end().continuum().isPresent();
    }

    /** True if the path decides between modalities that are learned almost together, which its leading order does not tell. */
    private static boolean hasTie(LeadingPath way, SmallStart small) {
        return new LeadingPath(way.graph(), small, LeadingPath.Finish.AT_ONE)
                .phases().stream().anyMatch(phase -> !phase.nearTies().isEmpty());
    }

    /** True if the path leaves a modality at 0 as needless that grows faster with the others, through layers that it shares with them. */
    private static boolean leavesHelped(LeadingPath way) {
        return way.last().exits().stream()
                .filter(exit -> !exit.isOpen())
                .anyMatch(exit -> way.graph()
                        .origin()
                        .exit(exit.modality())
                        .filter(first -> first.isOpen() && !first.companions().isEmpty())
                        .isPresent());
    }

    /** True if the flow does not even come near the end of the path. */
    private static boolean isFar(SaddleGraph graph, Vector map, Vector end) {
        return graph.size(map.minus(end)) > FAR * graph.size(end);
    }
}
