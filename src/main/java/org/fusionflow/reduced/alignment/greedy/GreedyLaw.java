package org.fusionflow.reduced.alignment.greedy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.KinkPlanes;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;
import org.fusionflow.reduced.alignment.unit.SphereMaxima;
import org.fusionflow.reduced.alignment.unit.UnitCorrelation;
import org.fusionflow.reduced.alignment.unit.UnitMaximum;

/**
 * The sequence in which a network learns from a start of scale u0 to 0. With {@code tau = t/ln(1/u0)} the level {@code ln n/ln(1/u0)} of a group
 * grows at its rate {@code sign G_r(u)} from -1; the first to reach 0 is learned, the network of all learned groups comes to rest, and
 * the directions of the others follow the new residual, keeping their levels. A group of negative rate falls to the level -1, where the smaller of its
 * layers changes sign: it returns with the opposite sign, or the opposite direction.
 *
 * <p>Leading order in {@code 1/ln(1/u0)}. What it leaves out: units of one learned group that part later (splitting).
 */
public final class GreedyLaw {
    /** Groups whose times differ by less than this share are learned together. */
    public static final double TIE = 0.005;

    /** Slower groups than this, relative to the first rate, count as never learned. */
    public static final double SLOWEST = 0.01;

    /** Below this share of the loss at the start all is learned. */
    private static final double LEARNED = 1e-9;

    /** What comes later are corners that noise made. */
    private static final int MOST_EVENTS = 30;

    private final RectifiedTask task;
    private final List<KinkPlanes> planes;
    private final UnitNetwork network;
    private final List<GreedyEvent> events = new ArrayList<>();
    private List<UnitGroup> groups = new ArrayList<>();
    private double tau;
    private double firstRate;

    private GreedyLaw(RectifiedTask task, List<KinkPlanes> planes) {
        this.task = task;
        this.planes = planes;
        network = new UnitNetwork(task);
    }

    /**
     * Result of the sequence.
     *
     * @param events in order
     * @param network of the learned groups at its end
     * @param waiting groups that are never learned
     * @param firstRate largest growth rate at the start
     */
    public record Result(List<GreedyEvent> events, UnitNetwork network, List<UnitGroup> waiting, double firstRate) {
        public Result {
            events = List.copyOf(events);
            waiting = List.copyOf(waiting);
        }

        public double finalLoss() {
            return RectifiedTask.loss(network.residual());
        }

        /** Time at which a modality first has half of its last contribution; NaN if it contributes nothing. */
        public double halfTime(int modality) {
            if (events.isEmpty()) {
                return Double.NaN;
            }
            double last = events.get(events.size() - 1).contributions().at(modality);
            // Rounding of a contribution that is 0.
            double least =
                    1e-9 * Math.sqrt(2 * RectifiedTask.loss(network.task().outputs()));
            for (GreedyEvent event : events) {
                double now = event.contributions().at(modality);
                if (last > least && now >= 0.5 * last) {
                    return event.tau();
                }
            }
            return Double.NaN;
        }
    }

    /**
     * @param planes of the task's branches
     * @param maxima of the task's branches for the outputs themselves
     */
    public static Result of(RectifiedTask task, List<KinkPlanes> planes, List<SphereMaxima> maxima) {
        GreedyLaw law = new GreedyLaw(task, planes);
        law.groups = groups(maxima);
        law.park(maxima);
        return law.result();
    }

    /** The same of the groups alone that grow at the start. */
    public static Result ofRising(RectifiedTask task, List<KinkPlanes> planes, List<SphereMaxima> maxima) {
        GreedyLaw law = new GreedyLaw(task, planes);
        law.groups = groups(maxima);
        return law.result();
    }

    private Result result() {
        run();
        return new Result(events, network, groups, firstRate);
    }

    /** The groups at the start: the maxima of all branches, those close to each other as one. */
    public static List<UnitGroup> groups(List<SphereMaxima> maxima) {
        List<UnitGroup> groups = new ArrayList<>();
        for (int b = 0; b < maxima.size(); b++) {
            for (UnitMaximum one : maxima.get(b).all()) {
                join(groups, new UnitGroup(b, one.sign(), one.direction().toArray(), UnitGroup.FLOOR, one.value()));
            }
        }
        return groups;
    }

    /**
     * Adds the units that only shrink at the start, whichever of their layers changes sign: those whose outgoing weight is the larger keep it and wait at
     * the floor.
     */
    private void park(List<SphereMaxima> maxima) {
        for (int b = 0; b < maxima.size(); b++) {
            for (UnitMaximum one : maxima.get(b).falling()) {
                double[] u = one.direction().toArray();
                if (settled(b, one.sign(), opposite(u), UnitGroup.FLOOR, task.outputs())
                                .rate()
                        < 0) {
                    join(new UnitGroup(b, one.sign(), u, UnitGroup.FLOOR, one.value()));
                }
            }
        }
    }

    private void join(UnitGroup group) {
        join(groups, group);
    }

    /** Adds a group unless one is there already, which then takes the higher level. */
    private static void join(List<UnitGroup> groups, UnitGroup group) {
        for (int k = 0; k < groups.size(); k++) {
            UnitGroup known = groups.get(k);
            if (known.isOneWith(group)) {
                boolean faster = group.rate() > known.rate();
                UnitGroup one = faster ? group : known;
                groups.set(
                        k,
                        new UnitGroup(
                                one.branch(),
                                one.sign(),
                                one.direction(),
                                Math.max(known.level(), group.level()),
                                one.rate()));
                return;
            }
        }
        groups.add(group);
    }

    private void run() {
        firstRate = groups.stream().mapToDouble(UnitGroup::rate).max().orElse(0);
        double start = RectifiedTask.loss(task.outputs());
        while (events.size() < MOST_EVENTS && RectifiedTask.loss(network.residual()) > LEARNED * start && learnNext()) {
            // Each round learns a group.
        }
    }

    /** Goes on to the next event; false if no group grows. */
    private boolean learnNext() {
        while (true) {
            double next = Double.POSITIVE_INFINITY;
            double bounce = Double.POSITIVE_INFINITY;
            for (UnitGroup group : groups) {
                if (group.rate() > SLOWEST * firstRate) {
                    next = Math.min(next, -group.level() / group.rate());
                } else if (group.rate() < 0 && !group.waitsAtFloor()) {
                    bounce = Math.min(bounce, (group.level() - UnitGroup.FLOOR) / -group.rate());
                }
            }
            if (bounce < next) {
                bounce(bounce);
            } else if (next < Double.POSITIVE_INFINITY) {
                learn(next);
                return true;
            } else {
                return false;
            }
        }
    }

    private void bounce(double time) {
        double[] residual = network.residual();
        List<UnitGroup> before = groups;
        groups = new ArrayList<>();
        List<UnitGroup> returned = new ArrayList<>();
        for (UnitGroup group : before) {
            UnitGroup later = group.after(time);
            if (group.rate() < 0 && !group.waitsAtFloor() && later.waitsAtFloor()) {
                returned.add(settled(group.branch(), -group.sign(), group.direction(), UnitGroup.FLOOR, residual));
                returned.add(
                        settled(group.branch(), group.sign(), opposite(group.direction()), UnitGroup.FLOOR, residual));
            } else {
                join(later);
            }
        }
        tau += time;
        // What falls again waits at the floor until the residual is another.
        returned.forEach(this::join);
    }

    private static double[] opposite(double[] direction) {
        return Vector.of(direction).times(-1).toArray();
    }

    private void learn(double time) {
        tau += time;
        List<UnitGroup> waiting = new ArrayList<>();
        List<Integer> learned = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        double slowest = Double.POSITIVE_INFINITY;
        for (UnitGroup group : groups) {
            boolean tied = group.rate() > SLOWEST * firstRate && -group.level() / group.rate() <= time + TIE * tau;
            if (tied) {
                learned.add(network.units().size());
                rates.add(group.rate());
                network.add(new UnitNetwork.Unit(group.branch(), group.sign(), group.direction(), ActiveUnits.SMALL));
                slowest = Math.min(slowest, group.rate());
            } else {
                waiting.add(group.after(time));
            }
        }
        ActiveUnits.converge(network, planes, slowest);
        double[] residual = network.residual();
        groups = new ArrayList<>();
        for (UnitGroup group : waiting) {
            join(settled(group.branch(), group.sign(), group.direction(), group.level(), residual));
            if (group.rate() < 0 && group.waitsAtFloor()) {
                // Its incoming weights have changed sign again and again.
                join(settled(group.branch(), group.sign(), opposite(group.direction()), group.level(), residual));
            }
        }
        events.add(new GreedyEvent(
                tau,
                IntStream.range(0, rates.size())
                        .mapToObj(k -> learned(learned.get(k), rates.get(k)))
                        .toList(),
                RectifiedTask.loss(residual),
                Vector.of(network.contributions())));
    }

    private GreedyEvent.LearnedGroup learned(int index, double rate) {
        UnitNetwork.Unit unit = network.units().get(index);
        return new GreedyEvent.LearnedGroup(
                task.branches().get(unit.branch).name(), unit.sign, Vector.of(unit.direction()), rate);
    }

    /** The group at the local maximum to which its direction moves. */
    private UnitGroup settled(int branch, int sign, double[] direction, double level, double[] residual) {
        UnitCorrelation function = planes.get(branch).correlation(sign, residual);
        GreatCircleAscent.Top top = GreatCircleAscent.from(direction, function);
        return new UnitGroup(branch, sign, top.direction(), level, top.value());
    }
}
