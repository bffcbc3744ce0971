package org.fusionflow.cli.help;

/** The headings under which commands stand in the help of the program, in its order. */
public enum CommandGroup {
    PROVE("Derive and prove"),
    PREDICT("Predict"),
    SIMULATE("Simulate"),
    COMPARE("Compare, sweep and report"),
    USE("Explore and automate");

    private final String heading;

    CommandGroup(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }
}
