package org.fusionflow.cli.slurm;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The script of an array of tasks, of which each does one shard. Logs of tasks are beside the output. */
final class SlurmScript {
    private SlurmScript() {}

    /**
     * The text of the script.
     *
     * @param program words that start the program
     * @param arguments of the command, without the shard and the number of threads
     * @param shards number of all shards; the task's number is that of its shard
     */
    static String text(String name, List<String> program, List<String> arguments, int shards) {
        List<String> words = new ArrayList<>(program);
        words.addAll(arguments);
        return "#!/bin/sh\n"
                + "#SBATCH --job-name=" + name.replaceAll("[^A-Za-z0-9._-]", "-") + "\n"
                + "exec " + words.stream().map(SlurmScript::quoted).collect(Collectors.joining(" "))
                + " --shard \"$SLURM_ARRAY_TASK_ID/" + shards + "\" --threads \"${SLURM_CPUS_PER_TASK:-1}\"\n";
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The launcher of this program; where it was started without one, the same JVM with the same classes. */
    static List<String> program() {
        Path launcher = Path.of(System.getProperty("fusionflow.home", ""), "bin", "fusionflow");
        if (System.getProperty("fusionflow.home") != null && Files.isExecutable(launcher)) {
            return List.of(launcher.toAbsolutePath().toString());
        }
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                classes,
                "org.fusionflow.cli.Main");
    }
}
