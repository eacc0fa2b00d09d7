package io.lapwing.bench;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// Processor time of one operation, the JVM's compiler and garbage collector counted in. On an idle machine it is what
/// the clock shows, or more; on a busy one the clock shows how long the benchmark had to wait besides.
public final class ProcessorTime implements InternalProfiler {
    /// Name of the result, in nanoseconds an operation.
    static final String RESULT = "processor.time.norm";

    private static final com.sun.management.OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private long before;

    /// Processor time of this process so far, in nanoseconds.
    static long ofProcess() {
        return SYSTEM.getProcessCpuTime();
    }

    @Override
    public String getDescription() {
        return "Processor time of one operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = ofProcess();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double spent = ofProcess() - before;
        return List.of(
                new ScalarResult(RESULT, spent / result.getMetadata().getAllOps(), "ns/op", AggregationPolicy.AVG));
    }
}
