package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.data.file.Key;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.data.problem.ProblemKeys;
import org.fusionflow.data.remedy.RemedyKeys;
import org.fusionflow.network.setup.NetworkKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes the options of a command from a table of {@linkplain Key keys}, the same keys that studies have. The given options become named values,
 * which are not parsed here. A command declares {@code @Command(modelTransformer = KeyedOptions.Adder.class)} and implements {@link Holder}.
 */
public final class KeyedOptions {
    /** A command with such options. */
    public interface Holder {
        List<KeyedOptions> keyedOptions();
    }

    /** Adds the options to commands that implement {@link Holder}. */
    public static final class Adder implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec spec) {
            if (spec.userObject() instanceof Holder holder) {
                holder.keyedOptions().forEach(options -> options.addTo(spec));
            }
            return spec;
        }
    }

    private final List<Key> keys;
    private final Map<String, Value> given = new LinkedHashMap<>();

    public KeyedOptions(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The given options by key, in the order of the table. */
    public Map<String, Value> given() {
        Map<String, Value> ordered = new LinkedHashMap<>();
        keys.forEach(key -> value(key).ifPresent(value -> ordered.put(key.name(), value)));
        return ordered;
    }

    public Optional<Value> value(Key key) {
        return Optional.ofNullable(given.get(key.name()));
    }

    /** Adds an option for each key. */
    public void addTo(CommandSpec spec) {
        for (Key key : keys) {
            OptionSpec.Builder option = OptionSpec.builder(names(key))
                    .description(key.help().replace("%", "%%"))
                    .userObject(group(key))
                    .setter(new Setter(key));
            if (key.isFlag()) {
                spec.addOption(option.type(boolean.class).arity("0").build());
            } else {
                option.arity("1").paramLabel(key.label());
                if (key.label().contains("FILE")) {
                    // The type lets a shell complete names of files; the text is kept as it is.
                    ITypeConverter<?> asGiven = text -> text;
                    option.type(Path.class).converters(asGiven);
                } else {
                    option.type(String.class);
                }
                if (!key.choices().isEmpty()) {
                    option.completionCandidates(key.choices());
                }
                spec.addOption(option.build());
            }
        }
    }

    /** The heading of an option in help texts. */
    private static OptionGroup group(Key key) {
        if (ProblemKeys.SOURCES.contains(key) || ProblemKeys.PREPARATION.contains(key)) {
            return OptionGroup.DATA;
        }
        if (key.equals(ProblemKeys.TIMES)) {
            return OptionGroup.OUTPUT;
        }
        if (ProblemKeys.ALL.contains(key)) {
            return OptionGroup.PROBLEM;
        }
        if (RemedyKeys.ALL.contains(key)) {
            return OptionGroup.REMEDIES;
        }
        return NetworkKeys.OF_TRAINING.contains(key) ? OptionGroup.METHOD : OptionGroup.NETWORK;
    }

    private static String[] names(Key key) {
        return key.name().equals("architecture") ? new String[] {"-a", key.option()} : new String[] {key.option()};
    }

    /** Stores the value of an option; receives null before the arguments are parsed. */
    private final class Setter implements ISetter {
        private final Key key;

        Setter(Key key) {
            this.key = key;
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T set(@Nullable T value) {
            T before = (T) (Object) given.get(key.name());
            if (value == null || Boolean.FALSE.equals(value)) {
                given.remove(key.name());
            } else {
                given.put(key.name(), OptionValue.of(key.option(), value.toString()));
            }
            return before;
        }
    }
}
