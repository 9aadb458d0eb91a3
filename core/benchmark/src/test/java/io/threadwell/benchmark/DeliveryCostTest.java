package io.threadwell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a delivery costs before anything is stored, held against what reading its JSON costs alone. */
@Tag("bench")
final class DeliveryCostTest {
    private static final double MOST = 2.5;

    @Test
    void from_signature_to_events_takes_at_most_two_and_a_half_times_what_its_json_takes() throws RunnerException {
        Map<String, Double> nanos = new HashMap<>();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DeliveryBenchmark.class.getName())
                        .build())
                .run();
        results.forEach(result -> nanos.put(name(result), typical(result)));
        System.out.printf("%-10s %18s %12s %8s%n", "comments", "signature..events", "readTree", "ratio");
        for (String comments : new String[] {"1", "20"}) {
            double events = Objects.requireNonNull(nanos.get("events " + comments));
            double json = Objects.requireNonNull(nanos.get("readTree " + comments));
            System.out.printf("%-10s %15.2f us %9.2f us %8.2f%n", comments, events / 1e3, json / 1e3, events / json);
        }
        assertThat(new String[] {"1", "20"}).allSatisfy(comments -> assertThat(nanos.get("events " + comments))
                .isLessThanOrEqualTo(MOST * Objects.requireNonNull(nanos.get("readTree " + comments))));
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1) + " "
                + result.getParams().getParam("comments");
    }

    /** The median of the faster half of all iterations: what else the machine does only ever slows one down. */
    static double typical(RunResult result) {
        double[] sorted = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        return sorted[sorted.length / 4];
    }
}
