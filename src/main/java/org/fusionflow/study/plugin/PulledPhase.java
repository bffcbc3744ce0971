package org.fusionflow.study.plugin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.expression.Datum;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.study.design.column.QuantityName;
import org.fusionflow.study.measure.NetworkRun;
import org.fusionflow.study.measure.StudyPoint;
import org.fusionflow.study.measure.TheoryPlugin;

/**
 * Computes the unimodal phase of late fusion with two layers under any loss, from the {@linkplain LossPull gradient} of the loss:
 * {@code {plugin: loss-pull, loss: LOSS}}. If the faster modality alone has no best map there is no phase, and only the speeds exist.
 */
final class PulledPhase implements TheoryPlugin {
    @Override
    public String key() {
        return "loss-pull";
    }

    @Override
    public List<QuantityName> quantities() {
        return List.of(
                QuantityName.ofModality("speed", "size of the pull on the modality at the start"),
                QuantityName.ofModality("map", "best map of the faster modality alone; of no other"),
                QuantityName.ofModality("residual", "size of the pull on the slower modality there; of no other"),
                QuantityName.number("plateauLoss", "loss there"),
                QuantityName.number(
                        "timeRatio",
                        "half time of the slower modality over that of the faster one, for a vanishing start"));
    }

    @Override
    public Map<String, Datum> values(StudyPoint point, Optional<NetworkRun> run, Value arguments) {
        Value name = arguments.required(arguments.entries(List.of("loss")), "loss");
        OutputLoss loss = name.checked(() -> OutputLoss.named(name.text()));
        if (loss.targets() == OutputLoss.Targets.SHARES) {
            throw name.problem("loss-pull: expected a loss of one output, got " + loss.title());
        }
        Moments moments = point.problem().moments();
        Optional<Samples> samples = point.problem().data().samples();
        if (samples.isEmpty() || !moments.modalities().dimensions().equals(List.of(1, 1)) || moments.outputs() != 1) {
            throw arguments.problem("loss-pull: expected samples of two modalities with one input each and one output");
        }
        LossPull pull = LossPull.ofTheFaster(loss, samples.get());
        List<String> names = point.problem().names();
        Map<String, Datum> values = new LinkedHashMap<>();
        for (int m = 0; m < 2; m++) {
            values.put("speed[" + names.get(m) + "]", Datum.of(Math.abs(pull.at(m, 0))));
        }
        pull.end().ifPresent(end -> {
            values.put("map[" + names.get(pull.alone()) + "]", Datum.of(end));
            int other = 1 - pull.alone();
            values.put("residual[" + names.get(other) + "]", Datum.of(Math.abs(pull.at(other, end))));
            values.put("plateauLoss", Datum.of(pull.loss(end)));
            values.put("timeRatio", Datum.of(pull.timeRatio(end)));
        });
        return values;
    }
}
