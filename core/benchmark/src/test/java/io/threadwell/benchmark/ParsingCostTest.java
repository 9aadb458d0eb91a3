package io.threadwell.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What reading a delivery costs on each network that delivers, held against what reading its JSON costs alone. */
@Tag("bench")
final class ParsingCostTest {
    private static final double MOST = 2.5;

    @Test
    void reading_a_delivery_takes_at_most_two_and_a_half_times_what_its_json_takes() throws RunnerException {
        Map<String, Double> nanos = new HashMap<>();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ParsingBenchmark.class.getName())
                        .param("network", Deliveries.NETWORKS.toArray(new String[0]))
                        .build())
                .run();
        results.forEach(result -> nanos.put(name(result), DeliveryCostTest.typical(result)));
        List<String> dear = new ArrayList<>();
        System.out.printf("%-12s %14s %12s %8s%n", "network", "to events", "readTree", "ratio");
        for (String network : Deliveries.NETWORKS) {
            double events = Objects.requireNonNull(nanos.get("events " + network));
            double json = Objects.requireNonNull(nanos.get("readTree " + network));
            System.out.printf("%-12s %11.2f us %9.2f us %8.2f%n", network, events / 1e3, json / 1e3, events / json);
            if (events > MOST * json) {
                dear.add(network);
            }
        }
        assertThat(dear).isEmpty();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1) + " "
                + result.getParams().getParam("network");
    }
}
