package org.fusionflow.cli.help;

/** The headings under which options stand, in the order of every help text. */
public enum OptionGroup {
    PROBLEM("Problem"),
    DATA("Data: one source, and what is done to its samples"),
    REMEDIES("Remedies against unimodal bias"),
    NETWORK("Network"),
    METHOD("Method"),
    STUDY("Study"),
    CHECKS("Checks"),
    WORK("Work and engine"),
    RECORD("Recording"),
    OUTPUT("Output"),
    REPORT("Form of the report"),
    GENERAL("General");

    private final String heading;

    OptionGroup(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }
}
