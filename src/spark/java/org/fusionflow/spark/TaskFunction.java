package org.fusionflow.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** What an executor does with a partition: each of its tasks, whose lines it returns. */
final class TaskFunction extends AbstractFunction1<Iterator<String>, String> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String worker;
    private final ArrayList<String> jars;
    private final Broadcast<String> given;

    /**
     * @param worker name of the class that computes tasks
     * @param jars names of the files with the program
     * @param given what every task needs
     */
    TaskFunction(String worker, List<String> jars, Broadcast<String> given) {
        this.worker = worker;
        this.jars = new ArrayList<>(jars);
        this.given = given;
    }

    @Override
    public String apply(Iterator<String> tasks) {
        StringBuilder lines = new StringBuilder();
        while (tasks.hasNext()) {
            lines.append(IsolatedWorker.of(worker, jars).apply(given.value(), tasks.next()));
        }
        return lines.toString();
    }
}
