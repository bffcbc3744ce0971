package org.fusionflow.spark;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Reads work from standard input, has it computed on Spark, one partition a task, and writes what tasks found to standard output, each task as soon as
 * it is finished, so that nothing stays in memory. Ends when its input does, because then the program that it works for is no more.
 */
public final class SparkDriver {
    private static final String MARK = "fusionflow> ";
    private static final int FAILED = 1;

    /** Spark's hook takes about a second, unless the master does not answer. */
    private static final long LONGEST_STOP_MILLIS = 15_000;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    private SparkDriver() {}

    public static void main(String[] args) throws IOException {
        // The stream belongs to the program.
        System.setOut(System.err);
        SparkDriver driver = new SparkDriver();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            DriverRequest request = DriverRequest.read(in);
            Thread watch = new Thread(() -> endWith(in), "end of input");
            watch.setDaemon(true);
            watch.start();
            driver.run(request);
        } catch (Exception failed) {
            failed.printStackTrace(System.err);
            driver.say("gave-up", firstLine(failed));
            System.exit(FAILED);
        }
    }

    private static String firstLine(Throwable failed) {
        return String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse(failed.getClass().getName());
    }

    private static void endWith(BufferedReader in) {
        try {
            // The program says nothing more while it lives.
            in.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            // As the end.
        }
        Thread last = new Thread(SparkDriver::halt, "last resort");
        last.setDaemon(true);
        last.start();
        // Spark's own hook frees the executors.
        System.exit(FAILED);
    }

    private static void halt() {
        try {
            Thread.sleep(LONGEST_STOP_MILLIS);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(FAILED);
    }

    private void run(DriverRequest request) {
        try (JavaSparkContext context = new JavaSparkContext()) {
            request.jars().forEach(context::addFile);
            Broadcast<String> given = context.broadcast(request.given());
            JavaRDD<String> tasks =
                    context.parallelize(request.tasks(), request.tasks().size());
            context.sc()
                    .runJob(
                            tasks.rdd(),
                            new TaskFunction(request.worker(), names(request.jars()), given),
                            new Results(),
                            ClassTag$.MODULE$.apply(String.class));
        }
    }

    /** Names of files in the folder of an executor, of their addresses. */
    private static List<String> names(List<String> jars) {
        return jars.stream()
                .map(jar -> Path.of(URI.create(jar)).getFileName().toString())
                .toList();
    }

    /** Takes the result of a partition when it is finished. */
    private final class Results extends AbstractFunction2<Object, String, BoxedUnit> {
        @Override
        public BoxedUnit apply(Object partition, String lines) {
            lines.lines().forEach(line -> say("job", line));
            return BoxedUnit.UNIT;
        }
    }

    /** Begins with a line feed: what Spark's configuration prints to the same stream may have none at its end. */
    private synchronized void say(String kind, String text) {
        try {
            out.write(("\n" + MARK + kind + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            // The program has ended, or has heard enough: its end of the input follows, and ends this process.
            return;
        }
    }
}
