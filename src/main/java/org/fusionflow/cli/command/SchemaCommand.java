package org.fusionflow.cli.command;

import java.util.concurrent.Callable;
import org.fusionflow.cli.help.CommandGroup;
import org.fusionflow.cli.help.Example;
import org.fusionflow.cli.help.Listed;
import org.fusionflow.cli.print.ExitCode;
import org.fusionflow.cli.print.Json;
import org.fusionflow.cli.schema.OutputSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code schema}: prints the JSON Schema of what a command prints with {@code --json}. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of what a command prints.",
            "The schema (2020-12) of the document of --json: every key with its meaning, unit and range. Without a name: the list of what has"
                    + " a schema. batch-request is a line that batch reads, batch one that it writes."
        },
        mixinStandardHelpOptions = true)
@Listed(CommandGroup.USE)
@Example(does = "Keys of what predict --json prints", run = "fusionflow schema predict > predict.schema.json")
public final class SchemaCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A command, or batch-request.")
    private @Nullable String name;

    @Override
    public Integer call() {
        if (name == null) {
            OutputSchema.NAMES.forEach(known ->
                    System.out.println(known + ": " + OutputSchema.of(known).title()));
        } else {
            Json.print(OutputSchema.of(name).document());
        }
        return ExitCode.DONE;
    }
}
