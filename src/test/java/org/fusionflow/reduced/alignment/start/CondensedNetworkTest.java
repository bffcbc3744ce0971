package org.fusionflow.reduced.alignment.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.fusionflow.reduced.alignment.ReferenceCase;
import org.fusionflow.reduced.alignment.greedy.UnitGroup;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.RectifiedTask;
import org.fusionflow.reduced.alignment.unit.SphereMaximaTest;
import org.fusionflow.reduced.alignment.unit.UnitMaximum;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CondensedNetworkTest {
    static Stream<ReferenceCase> cases() throws IOException {
        return ReferenceCase.all();
    }

    private static UnitStart start(ReferenceCase given, double u0) {
        List<List<UnitStart.Weights>> branches = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            List<UnitStart.Weights> units = new ArrayList<>();
            for (int j = 0; j < given.json().get("h").asInt(); j++) {
                double[] w = ReferenceCase.numbers(
                        given.json().get("initUnitW").get(m).get(j));
                for (int i = 0; i < w.length; i++) {
                    w[i] *= u0;
                }
                units.add(new UnitStart.Weights(
                        w, u0 * given.json().get("initUnitA").get(m).get(j).asDouble()));
            }
            branches.add(units);
        }
        return new UnitStart(branches);
    }

    private static List<StartAmplitudes.Amplitude> amplitudes(ReferenceCase given, double u0) {
        RectifiedTask task = given.task();
        List<UnitGroup> groups = new ArrayList<>();
        for (int b = 0; b < 2; b++) {
            for (UnitMaximum one :
                    SphereMaximaTest.maxima(task.branches().get(b), task).all()) {
                groups.add(new UnitGroup(b, one.sign(), one.direction().toArray(), -1, one.value()));
            }
        }
        return StartAmplitudes.of(task, groups, start(given, u0));
    }

    /** Both follow the flow by 300 steps of second order, which round kinks in their own way; 1.1e-3 seen. */
    private static final double SIZE = 2e-3;

    @ParameterizedTest
    @MethodSource("cases")
    @Tag("published")
    void startAmplitudesAreThoseOfTheReference(ReferenceCase given) {
        List<StartAmplitudes.Amplitude> found = amplitudes(given, 1);
        for (int m = 0; m < 2; m++) {
            for (JsonNode one : given.json().get("startAmplitudes").get(m)) {
                int branch = m;
                double[] u = ReferenceCase.numbers(one.get("u"));
                double c = found.stream()
                        .filter(a -> a.group().branch() == branch
                                && a.group().sign() == one.get("sign").asInt()
                                && GreatCircleAscent.dot(u, a.group().direction()) > 0.999)
                        .mapToDouble(StartAmplitudes.Amplitude::size)
                        .sum();
                assertEquals(one.get("C").asDouble(), c, SIZE * Math.max(1, c));
            }
        }
    }

    /** The bound that the reference is given with. */
    private static final double REFERENCE = 0.005;

    @ParameterizedTest
    @MethodSource("cases")
    @Tag("published")
    void refinedHalfTimesOfGradientDescentAreThoseOfTheReference(ReferenceCase given) {
        given.json().get("refined").properties().forEach(entry -> {
            double u0 = Double.parseDouble(entry.getKey());
            CondensedNetwork.Times times = CondensedNetwork.run(
                    given.task(),
                    amplitudes(given, u0),
                    OptionalDouble.of(given.json().get("lr").asDouble()),
                    given.json().get("T").asDouble());
            for (int m = 0; m < 2; m++) {
                double expected = entry.getValue().get("half").get(m).asDouble();
                assertEquals(expected, times.halfTimes().at(m), REFERENCE * expected);
            }
        });
    }
}
