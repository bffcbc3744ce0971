package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * The graph of all fixed points of the balanced flow of a tree on given data, and of the escapes from one to the
 * next; tags [SG-1] to [SG-14]. Each point is computed when it is first asked for.
 *
 * <p>The points are those of the case split over learned sets. Where modalities share inputs, the points of a set form
 * a {@link Continuum}, which one of them represents.
 */
public final class SaddleGraph {
    /** Largest number M of modalities; there are up to 2^M fixed points. */
    public static final int MOST_MODALITIES = 10;

    /**
     * Largest part of the output that counts as left over from the start of a modality that is not needed: a hundredth
     * does not show in a plot.
     */
    private static final double REMAINS = 0.01;

    private final FusionTree tree;
    private final Moments moments;
    /** Whose loss is reported. */
    private final Moments data;

    private final boolean reportsMinimized;

    private final EdgeMasks edges;
    private final LearnedSet nothing;
    private final Map<Integer, Saddle> known = new ConcurrentHashMap<>();
    /** By modality, those that are always learned with it: ties on a continuum. */
    private final int[] ties;

    private SaddleGraph(FusionTree tree, Moments moments, Moments data) {
        this.tree = tree;
        this.moments = moments;
        this.data = data;
        reportsMinimized = data.equals(moments);
        this.edges = new EdgeMasks(tree);
        this.nothing = new LearnedSet(tree.names(), 0);
        this.ties = new int[edges.leaves()];
    }

    private SaddleGraph(SaddleGraph graph) {
        tree = graph.tree;
        moments = graph.moments;
        data = graph.data;
        reportsMinimized = graph.reportsMinimized;
        edges = graph.edges;
        nothing = graph.nothing;
        ties = graph.ties.clone();
        known.putAll(graph.known);
    }

    /** The graph in which modalities are learned together: a path on which they tie reaches a continuum between them. */
    public SaddleGraph withTie(LearnedSet together) {
        SaddleGraph graph = new SaddleGraph(this);
        for (int m : together.indices()) {
            graph.ties[m] |= together.bits();
        }
        return graph;
    }

    /** The graph in which the continuum of a learned set is represented by another of its maps. */
    public SaddleGraph withMap(LearnedSet learned, Vector map) {
        SaddleGraph graph = new SaddleGraph(this);
        LeastSquares point = at(learned).point();
        LearnedSet remains = remains(learned, map);
        graph.known.put(learned.bits(), saddle(learned.bits(), point, map, remains::contains));
        return graph;
    }

    /**
     * The modalities whose map at a point of a continuum is what a finite start leaves, which is 0 in the limit of a small
     * one: they explain almost nothing, and the others of the set explain as much without them.
     *
     * @param map that the flow reaches
     */
    private LearnedSet remains(LearnedSet learned, Vector map) {
        LearnedSet needed = learned;
        for (int m : learned.indices()) {
            LearnedSet others = needed.without(nothing.plus(m));
            if (share(map, m) <= REMAINS
                    && LeastSquares.on(moments, others.members()).residualOf(m).isZero()) {
                needed = others;
            }
        }
        return learned.without(needed);
    }

    /** True if a modality explains so much of what a map does that it is more than what is left of the start. */
    public boolean shows(Vector map, int modality) {
        return share(map, modality) > REMAINS;
    }

    /** Standard deviation of what a modality adds to the output, relative to that of the output. */
    public double share(Vector map, int modality) {
        double[] own = new double[map.size()];
        int from = moments.modalities().start(modality);
        for (int i = from; i < moments.modalities().start(modality + 1); i++) {
            own[i] = map.at(i);
        }
        double whole = explained(map);
        return whole > 0 ? explained(Vector.of(own)) / whole : 0;
    }

    /** Norm of a map with each entry times the standard deviation of its input, so that units do not matter. */
    public double size(Vector map) {
        double squares = 0;
        for (int i = 0; i < map.size(); i++) {
            squares += map.at(i) * map.at(i) * moments.inputCovariance().at(i, i);
        }
        return Math.sqrt(squares);
    }

    /** Standard deviation of the output of a map, as training sees it. */
    private double explained(Vector map) {
        return Math.sqrt(Math.max(0, moments.inputCovariance().leftTimes(map).dot(map)));
    }

    /** Root mean square of what the modalities of a map add to the output, each for itself: {@code (sum of w_m Sigma_mm w_m')^(1/2)}. */
    public double ownSize(Vector map) {
        double square = 0;
        for (int m = 0; m < edges.leaves(); m++) {
            int from = data.modalities().start(m);
            int to = data.modalities().start(m + 1);
            for (int i = from; i < to; i++) {
                for (int j = from; j < to && map.at(i) != 0; j++) {
                    square += map.at(i) * data.inputCovariance().at(i, j) * map.at(j);
                }
            }
        }
        return Math.sqrt(Math.max(0, square));
    }

    /**
     * The graph of a tree on given data.
     *
     * @param statistics of the tree's modalities, in any order
     * @throws InvalidInput if a depth is symbolic, there are more than {@link #MOST_MODALITIES} modalities, or the
     *     statistics are of other modalities
     */
    public static SaddleGraph of(FusionTree tree, Moments statistics) {
        return of(tree, statistics, statistics);
    }

    /**
     * The graph of a tree whose training minimizes another loss than the one that is reported.
     *
     * @param statistics whose loss is minimized
     * @param data whose loss is reported
     * @throws InvalidInput as for one loss
     */
    public static SaddleGraph of(FusionTree tree, Moments statistics, Moments data) {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        int count = tree.names().size();
        if (count > MOST_MODALITIES) {
            throw new InvalidInput("architecture with " + count + " modalities: expected at most " + MOST_MODALITIES
                    + " for the saddle graph, which has up to 2^" + count + " points");
        }
        Moments ordered = statistics.inOrderOf(tree);
        return new SaddleGraph(tree, ordered, statistics.equals(data) ? ordered : data.inOrderOf(tree));
    }

    /**
     * This graph for inputs and maps in other units: the points are the same, with the ties and the points of continua that were found in the other
     * graph.
     *
     * @param scaled graph of the same tree for the inputs {@code c_m x_m}
     * @param unscaled a map of those inputs as one of the inputs of this graph
     */
    public SaddleGraph alike(SaddleGraph scaled, UnaryOperator<Vector> unscaled) {
        SaddleGraph graph = new SaddleGraph(this);
        System.arraycopy(scaled.ties, 0, graph.ties, 0, ties.length);
        for (Saddle other : List.copyOf(scaled.known.values())) {
            if (other.continuum().isPresent()) {
                graph = graph.withMap(nothing.of(other.learned().bits()), unscaled.apply(other.map()));
            }
        }
        return graph;
    }

    public FusionTree tree() {
        return tree;
    }

    /** The second moments, in leaf order. */
    public Moments moments() {
        return moments;
    }

    public EdgeMasks edges() {
        return edges;
    }

    /** All admissible learned sets, [SG-3], smaller ones first. */
    public List<LearnedSet> admissibleSets() {
        return IntStream.range(0, 1 << edges.leaves())
                .filter(edges::isAdmissible)
                .mapToObj(nothing::of)
                .sorted(Comparator.comparingInt(LearnedSet::size))
                .toList();
    }

    /** All fixed points, those with fewer learned modalities first. */
    public List<Saddle> saddles() {
        return admissibleSets().stream().map(this::at).toList();
    }

    /**
     * The point at which no modality is learned, near which every small start lies. It is a fixed point unless some
     * modality has a single layer to the output; that modality then grows at once, and {@link #saddles} does not list
     * the point.
     */
    public Saddle origin() {
        return known.computeIfAbsent(0, this::saddle);
    }

    /** The fixed point at which all modalities are learned. */
    public Saddle end() {
        return at((1 << edges.leaves()) - 1);
    }

    /**
     * The fixed point of an admissible set.
     *
     * @throws IllegalArgumentException if the set is not admissible
     */
    public Saddle at(LearnedSet learned) {
        return at(learned.bits());
    }

    /**
     * The fixed point of a learned set.
     *
     * @param learned bit m is set if modality m is learned
     * @throws IllegalArgumentException if the set is not admissible
     */
    public Saddle at(int learned) {
        if (!edges.isAdmissible(learned)) {
            throw new IllegalArgumentException(nothing.of(learned) + ": expected an admissible set");
        }
        return known.computeIfAbsent(learned, this::saddle);
    }

    /** The smallest fixed point at which {@code modality} is learned in addition to {@code learned}. */
    public Saddle after(LearnedSet learned, int modality) {
        return at(closure(learned.bits(), modality));
    }

    private int closure(int learned, int modality) {
        return edges.closure(learned | 1 << modality | ties[modality]);
    }

    /** The smallest fixed point at which all of these modalities are learned. */
    public Saddle with(Collection<Integer> members) {
        int bits = 0;
        for (int m : members) {
            bits |= 1 << m;
        }
        return at(edges.closure(bits));
    }

    /** The edges from a point, one per unlearned modality; exits without an escape are included. */
    public List<Escape> escapes(Saddle from) {
        List<Escape> list = new ArrayList<>();
        for (Exit exit : from.exits()) {
            int to = closure(from.learned().bits(), exit.modality());
            list.add(new Escape(from.learned(), nothing.of(to), exit));
        }
        return List.copyOf(list);
    }

    /** All edges of the graph, in the order of {@link #saddles}. */
    public List<Escape> escapes() {
        return saddles().stream().flatMap(saddle -> escapes(saddle).stream()).toList();
    }

    private Saddle saddle(int set) {
        LeastSquares point = LeastSquares.on(moments, nothing.of(set).members());
        return saddle(set, point, point.map(), point::isWithout);
    }

    /** @param isWithout tells of a learned modality that its map is 0 */
    private Saddle saddle(int set, LeastSquares point, Vector map, IntPredicate isWithout) {
        LearnedSet learned = nothing.of(set);
        Optional<Continuum> continuum = learned.size() > 1 ? Continuum.of(moments, learned) : Optional.empty();
        double[] norms = new double[edges.leaves()];
        int effective = 0;
        for (int m : learned.indices()) {
            norms[m] = moments.modalities().block(map, m).norm();
            effective |= isWithout.test(m) ? 0 : 1 << m;
        }
        double[] lengths = new BalancedLengths(edges).lengths(effective, norms);
        double[] squares = new double[lengths.length];
        for (int m = 0; m < lengths.length; m++) {
            squares[m] = lengths[m] * lengths[m];
        }
        List<Saddle.EdgeNorm> edgeNorms = new ArrayList<>();
        for (int e = 0; e < edges.inner(); e++) {
            edgeNorms.add(new Saddle.EdgeNorm(
                    nothing.of(edges.mask(e)).names(), edges.depth(e), Math.sqrt(edges.squaredNorm(e, squares))));
        }
        List<Exit> exits = new ArrayList<>();
        for (int m = 0; m < edges.leaves(); m++) {
            if (!learned.contains(m)) {
                exits.add(exit(m, point, effective, set, edgeNorms));
            }
        }
        return new Saddle(
                learned,
                point,
                map,
                continuum,
                Vector.of(norms),
                Vector.of(lengths),
                edgeNorms,
                exits,
                nothing.of(set & ~effective),
                reportsMinimized ? point.loss() : data.loss(map));
    }

    /** The residual with what is within rounding set to 0, so that directions show no noise. */
    private static Vector significant(LeastSquares point, int m) {
        double[] entries = point.residual().toArray();
        double[] rounding = point.rounding(m);
        for (int i = 0; i < entries.length; i++) {
            entries[i] = Math.abs(entries[i]) > rounding[i] ? entries[i] : 0;
        }
        return Vector.of(entries);
    }

    private Exit exit(int m, LeastSquares point, int effective, int learned, List<Saddle.EdgeNorm> edgeNorms) {
        Vector residual = moments.modalities().block(significant(point, m), m);
        double gain = 1;
        for (int e = 0; e < edges.inner(); e++) {
            if (edges.isAbove(e, m) && (edges.mask(e) & effective) != 0) {
                gain *= Math.pow(edgeNorms.get(e).norm(), edges.depth(e));
            }
        }
        int order = edges.order(m, effective);
        int companions = edges.companions(m, effective) & ~learned;
        return new Exit(
                m,
                tree.names().get(m),
                residual,
                order,
                gain,
                point.residualOf(m),
                nothing.of(companions).names());
    }
}
