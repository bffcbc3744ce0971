package org.fusionflow.study.continuation;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.file.CsvText;

/**
 * A value of the parameter at which the learning dynamics change qualitatively.
 *
 * @param kind of change
 * @param saddle learned set of the fixed point that changes, such as {@code {A}}; empty if no fixed point does
 * @param modality that is concerned; empty if both are
 * @param status how it was found
 * @param value best estimate of the parameter
 * @param lower end of the interval that contains it
 * @param upper end of the interval that contains it
 */
public record SpecialPoint(
        Kind kind, String saddle, String modality, Status status, double value, double lower, double upper) {
    /** The kind of change. */
    public enum Kind {
        /** {@code s_A = s_B}: the modality that is learned first changes. */
        ORDER_SWAP("orderSwap"),
        /** {@code L_A = L_B}: the modality that alone reduces the loss more changes; the boundary of superficial preference. */
        EQUAL_LOSS("equalLoss"),
        /** {@code e_m = 0} where the other modality is learned: permanent unimodal bias. */
        PERMANENT_BIAS("permanentBias"),
        /** {@code Sigma_yxm = 0}: the aligned start changes its direction but the exit does not, so on one side the map must reverse its sign. */
        SIGN_REVERSAL("signReversal");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** Name in the CSV. */
        public String key() {
            return key;
        }
    }

    /** How certain a point is. The interval accounts for the rounding of the quantity that vanishes. */
    public enum Status {
        /** The quantity has opposite signs at the ends of the interval. */
        CROSSING,
        /** The quantity vanishes to rounding and has the same sign on both sides, or the axis ends there. */
        TOUCHING,
        /** The quantity vanishes to rounding at every value of the axis from the lower to the upper end. */
        VANISHING
    }

    private static final List<String> HEADER = List.of("kind", "saddle", "modality", "status");

    /** The CSV table of special points along a parameter. */
    public static String csv(String parameter, List<SpecialPoint> points) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(HEADER);
        header.addAll(List.of(parameter, "lower", "upper"));
        rows.add(header);
        for (SpecialPoint p : points) {
            rows.add(List.of(
                    p.kind.key(),
                    p.saddle,
                    p.modality,
                    p.status.name(),
                    CsvText.cell(p.value),
                    CsvText.cell(p.lower),
                    CsvText.cell(p.upper)));
        }
        return CsvText.lines(rows);
    }
}
