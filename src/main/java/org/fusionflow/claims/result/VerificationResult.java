package org.fusionflow.claims.result;

import java.util.List;

/**
 * What came of the verification of some documents.
 *
 * @param findings the verdicts, one for each claim that could be read, in their order
 * @param errors what is wrong with files and claim blocks that could not be read, one line each
 * @param warnings blocks that look like claims and are none, one line each
 * @param notes files without claims, one line each
 */
public record VerificationResult(
        List<Finding> findings, List<String> errors, List<String> warnings, List<String> notes) {
    public VerificationResult {
        findings = List.copyOf(findings);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** True if all claims were read and got the verdicts for which they were written. */
    public boolean allHold() {
        return errors.isEmpty() && warnings.isEmpty() && findings.stream().allMatch(Finding::holds);
    }
}
