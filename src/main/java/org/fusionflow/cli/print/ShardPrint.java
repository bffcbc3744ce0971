package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fusionflow.study.journal.Shard;
import org.fusionflow.study.run.StudyRun;

/** Prints that a shard is finished. */
public final class ShardPrint {
    private ShardPrint() {}

    /**
     * Prints a line or a document: {@code {shard, jobs, resumed, failed, warnings}}.
     *
     * @param runs of the shard
     */
    public static void print(Shard shard, List<StudyRun> runs, boolean json, ShownWarnings warnings) {
        int jobs = runs.stream().mapToInt(StudyRun::own).sum();
        int all = runs.stream().mapToInt(StudyRun::jobs).sum();
        int resumed = runs.stream().mapToInt(StudyRun::resumed).sum();
        int failed = runs.stream().mapToInt(StudyRun::failed).sum();
        if (json) {
            ObjectNode document = Json.object();
            document.put("shard", shard.toString());
            document.put("jobs", jobs);
            document.put("resumed", resumed);
            document.put("failed", failed);
            warnings.put(document);
            Json.print(document);
        } else {
            System.out.println("shard " + shard + ": " + jobs + " of " + all + " jobs are finished and kept"
                    + (resumed > 0 ? ", " + resumed + " of them from an interrupted run" : "")
                    + (failed > 0 ? "; " + failed + " failed numerically" : ""));
        }
    }
}
