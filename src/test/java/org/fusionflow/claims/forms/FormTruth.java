package org.fusionflow.claims.forms;

import java.util.Optional;
import java.util.Random;

/** Checks what a claim is said to be, by the numeric evaluator of the tests alone. */
final class FormTruth {
    private static final int TRIES = 600;

    /** Points at which a true claim has to hold, or at least not certainly to fail. */
    private static final int POINTS = 25;

    private FormTruth() {}

    /**
     * What speaks against a claim being as it is said to be: a point at which a true one fails, no point at which a false one fails, or no point at which
     * it says anything; empty if nothing does.
     */
    static Optional<String> objection(Form form) {
        Random random = new Random(form.block().hashCode());
        FormPoints points = new FormPoints(form, random);
        int met = 0;
        for (int i = 0; i < TRIES && (form.holds() ? met < POINTS : true); i++) {
            Optional<FormValue> point = points.draw();
            if (point.isEmpty()) {
                continue;
            }
            Optional<Boolean> value;
            try {
                value = Statement.holds(form.meaning(), point.get());
            } catch (ArithmeticException undefined) {
                continue;
            }
            met++;
            if (value.isPresent() && !value.get()) {
                return form.holds() ? Optional.of("fails at " + point.get().values() + ": " + form) : Optional.empty();
            }
        }
        if (!form.holds()) {
            return Optional.of("fails at none of " + met + " points: " + form);
        }
        return met == 0 ? Optional.of("no point meets the conditions: " + form) : Optional.empty();
    }
}
