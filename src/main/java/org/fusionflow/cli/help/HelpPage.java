package org.fusionflow.cli.help;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What there is to say about a command.
 *
 * @param command with the program in front, {@code fusionflow predict}
 * @param summary one line
 * @param synopsis lines after {@code Usage:}
 * @param paragraphs of the description after the summary
 * @param arguments without a name
 * @param options by their headings, in the order of the headings and of their importance
 * @param commands below this one, by their headings
 * @param examples that run as they stand
 * @param exitCodes with their meanings, where the command says more than the program
 */
public record HelpPage(
        String command,
        String summary,
        List<String> synopsis,
        List<String> paragraphs,
        List<Entry> arguments,
        Map<OptionGroup, List<Entry>> options,
        Map<CommandGroup, List<Entry>> commands,
        List<Example> examples,
        Map<String, String> exitCodes) {

    /** Variables that the program and its launcher look at. */
    public static final Map<String, String> ENVIRONMENT = environment();

    public HelpPage {
        synopsis = List.copyOf(synopsis);
        paragraphs = List.copyOf(paragraphs);
        arguments = List.copyOf(arguments);
        options = Collections.unmodifiableMap(new EnumMap<>(options));
        commands = Collections.unmodifiableMap(new EnumMap<>(commands));
        examples = List.copyOf(examples);
        exitCodes = Collections.unmodifiableMap(exitCodes);
    }

    /**
     * An option, an argument or a command.
     *
     * @param names the short one first; of an argument its label
     * @param label of the value of an option with what separates it from the name; empty where it has none
     * @param description paragraphs
     */
    public record Entry(List<String> names, String label, List<String> description) {
        public Entry {
            names = List.copyOf(names);
            description = List.copyOf(description);
        }
    }

    private static Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "FUSIONFLOW_JAVA_OPTS",
                "Options for the Java virtual machine, such as -Xmx8g for a heap of 8 GB (default: half of the machine's memory).");
        variables.put("JAVA_HOME", "The JDK that runs the program, where it comes without a Java of its own.");
        return Collections.unmodifiableMap(variables);
    }

    /** The page of a command. */
    public static HelpPage of(CommandSpec spec) {
        List<String> description = List.of(spec.usageMessage().description());
        return new HelpPage(
                spec.qualifiedName(),
                description.isEmpty() ? "" : description.get(0),
                synopsis(spec),
                description.stream().skip(1).toList(),
                spec.positionalParameters().stream()
                        .filter(one -> !one.hidden())
                        .map(one -> new Entry(List.of(label(one)), "", List.of(one.description())))
                        .toList(),
                options(spec),
                commands(spec),
                List.of(
                        spec.userObject() == null
                                ? new Example[0]
                                : spec.userObject().getClass().getAnnotationsByType(Example.class)),
                spec.usageMessage().exitCodeList());
    }

    /** The heading of an option; empty if neither its field nor the class of its field nor its table names one. */
    public static Optional<OptionGroup> group(OptionSpec option) {
        if (option.usageHelp() || option.versionHelp()) {
            return Optional.of(OptionGroup.GENERAL);
        }
        if (option.userObject() instanceof OptionGroup ofTable) {
            return Optional.of(ofTable);
        }
        if (option.userObject() instanceof Field field) {
            return Optional.ofNullable(field.getAnnotation(InGroup.class))
                    .or(() -> Optional.ofNullable(field.getDeclaringClass().getAnnotation(InGroup.class)))
                    .map(InGroup::value);
        }
        return Optional.empty();
    }

    private static Map<OptionGroup, List<Entry>> options(CommandSpec spec) {
        Map<OptionGroup, List<Entry>> groups = new EnumMap<>(OptionGroup.class);
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                groups.computeIfAbsent(group(option).orElse(OptionGroup.GENERAL), heading -> new ArrayList<>())
                        .add(entry(option));
            }
        }
        return groups;
    }

    private static Entry entry(OptionSpec option) {
        List<String> names = Arrays.stream(option.names())
                .sorted(Comparator.comparingInt(String::length))
                .toList();
        String label = "";
        if (option.arity().max() > 0) {
            label = option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel();
        }
        return new Entry(names, label, List.of(option.description()));
    }

    private static Map<CommandGroup, List<Entry>> commands(CommandSpec spec) {
        Map<CommandGroup, List<Entry>> groups = new EnumMap<>(CommandGroup.class);
        for (Map.Entry<String, CommandLine> one : spec.subcommands().entrySet()) {
            CommandSpec below = one.getValue().getCommandSpec();
            if (!below.usageMessage().hidden()) {
                Listed listed = below.userObject() == null
                        ? null
                        : below.userObject().getClass().getAnnotation(Listed.class);
                groups.computeIfAbsent(listed == null ? CommandGroup.USE : listed.value(), heading -> new ArrayList<>())
                        .add(new Entry(
                                List.of(one.getKey()), "", List.of(of(below).summary())));
            }
        }
        return groups;
    }

    private static List<String> synopsis(CommandSpec spec) {
        if (spec.usageMessage().customSynopsis().length > 0) {
            return List.of(spec.usageMessage().customSynopsis());
        }
        StringBuilder line = new StringBuilder(spec.qualifiedName());
        line.append(spec.subcommands().isEmpty() ? " [OPTIONS]" : " COMMAND [OPTIONS]");
        for (PositionalParamSpec one : spec.positionalParameters()) {
            line.append(' ').append(label(one));
        }
        return List.of(line.toString());
    }

    private static String label(PositionalParamSpec one) {
        String name = one.paramLabel() + (one.arity().max() > 1 ? "..." : "");
        return one.arity().min() == 0 ? "[" + name + "]" : name;
    }

    /** The default of an option that is set before anything is parsed, in words of the parser; empty if none is. */
    public static Optional<String> initial(ArgSpec argument) {
        return Optional.ofNullable(argument.defaultValue())
                .or(() -> Optional.ofNullable(argument.initialValue()).map(String::valueOf))
                .filter(text -> !text.isEmpty() && !text.equals("false") && !text.equals("[]"));
    }
}
