package org.fusionflow.spark;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.spark.SparkFiles;

/**
 * The program in an executor. Its class loader has the JDK above it and not Spark, whose Jackson, slf4j or commons are of other versions than the
 * program's; texts are all that crosses.
 */
final class IsolatedWorker {
    private static IsolatedWorker only;

    private final ClassLoader loader;
    private final BinaryOperator<String> worker;

    private IsolatedWorker(ClassLoader loader, BinaryOperator<String> worker) {
        this.loader = loader;
        this.worker = worker;
    }

    /** The one of this executor, which belongs to one application. */
    static synchronized IsolatedWorker of(String name, List<String> jars) {
        if (only == null) {
            only = made(name, jars);
        }
        return only;
    }

    private static IsolatedWorker made(String name, List<String> jars) {
        URL[] urls = new URL[jars.size()];
        try {
            for (int i = 0; i < urls.length; i++) {
                urls[i] = new File(SparkFiles.get(jars.get(i))).toURI().toURL();
            }
            // Never closed: it lives as long as the executor.
            ClassLoader loader = new URLClassLoader("fusionflow", urls, ClassLoader.getPlatformClassLoader());
            @SuppressWarnings("unchecked")
            BinaryOperator<String> worker = (BinaryOperator<String>)
                    loader.loadClass(name).getDeclaredConstructor().newInstance();
            return new IsolatedWorker(loader, worker);
        } catch (MalformedURLException | ReflectiveOperationException broken) {
            throw new IllegalStateException("the program's jars do not fit: " + broken, broken);
        }
    }

    /** Computes a task; libraries that look for services find those of the program. */
    String apply(String given, String task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return worker.apply(given, task);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
