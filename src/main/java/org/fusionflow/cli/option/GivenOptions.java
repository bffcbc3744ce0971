package org.fusionflow.cli.option;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import picocli.CommandLine.Model.CommandSpec;

/** The options that were given to a command, of which some have no effect beside others. */
public final class GivenOptions {
    private final List<String> names;

    public GivenOptions(CommandSpec spec) {
        names = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(option -> option.longestName())
                .toList();
    }

    /**
     * @throws InvalidInput if an option was given that is not among these
     */
    public void refuseWith(String option, List<String> allowed) {
        refuse(option, names.stream().filter(name -> !allowed.contains(name)).toList());
    }

    /**
     * @throws InvalidInput if one of these was given
     */
    public void refuse(String option, List<String> refused) {
        names.stream().filter(refused::contains).findFirst().ifPresent(other -> {
            throw new InvalidInput(option + ": expected no " + other + " with it, it has no effect there");
        });
    }

    /**
     * @throws InvalidInput if both were given
     */
    public void refuseBoth(String one, String other) {
        if (names.contains(one) && names.contains(other)) {
            throw new InvalidInput(one + " and " + other + ": expected one of them");
        }
    }
}
