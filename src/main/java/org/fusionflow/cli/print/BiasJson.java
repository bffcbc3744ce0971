package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.fusionflow.reduced.Bias;
import org.fusionflow.reduced.evidence.HeldOutGain;
import org.fusionflow.reduced.evidence.NestedRegression;
import org.fusionflow.reduced.evidence.SampleEvidence;

/** Writes the unimodal bias as a JSON object. */
public final class BiasJson {
    private BiasJson() {}

    /** Sets {@code {modality, verdict, remainingGain, time, pValue, ...}}. */
    public static void put(ObjectNode node, List<String> names, Bias bias) {
        node.put("modality", names.get(bias.modality()));
        node.put("verdict", bias.verdict().label());
        Json.put(node, "remainingGain", bias.remainingGain());
        Json.put(node, "time", bias.time());
        Optional<NestedRegression> test = bias.evidence().flatMap(SampleEvidence::test);
        number(node, "pValue", test, NestedRegression::pValue);
        number(node, "fStatistic", test, NestedRegression::fStatistic);
        number(node, "sigma2", test, NestedRegression::variance);
        number(node, "netGain", test, NestedRegression::netGain);
        ObjectNode floor = node.putObject("noiseFloor");
        number(floor, "gain", test, NestedRegression::gainFloor);
        number(floor, "residual", test, NestedRegression::residualFloor);
        Optional<HeldOutGain> heldOut = bias.evidence().flatMap(SampleEvidence::heldOut);
        ObjectNode held = node.putObject("heldOutGain");
        number(held, "mean", heldOut, HeldOutGain::mean);
        number(held, "standardError", heldOut, HeldOutGain::standardError);
        number(held, "pValue", heldOut, HeldOutGain::pValue);
    }

    private static <T> void number(ObjectNode node, String key, Optional<T> source, ToDoubleFunction<T> value) {
        Json.put(node, key, source.isPresent() ? value.applyAsDouble(source.get()) : Double.NaN);
    }
}
